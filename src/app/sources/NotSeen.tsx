import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import type { Gap, SourceDetails } from '@notafter/core';
import React from 'react';
import { Card } from '../../components/Card';
import { RemedySteps } from '../../components/RemedySteps';
import { paletteOf } from '../../components/state/palette';

/** What exists and nobody watches, each with the way to have it watched; nothing when no source knows of any. */
export function NotSeen({ sources }: { sources: readonly SourceDetails[] }) {
  const styles = useStyles2(getStyles);
  const gaps = sources.flatMap(({ name, gaps: found = [] }) => found.map((gap) => ({ source: name, gap })));
  if (gaps.length === 0) {
    return null;
  }
  return (
    <Card title={`${t('not-seen.title', 'What is not seen')} · ${gaps.length}`}>
      <ul className={styles.list}>
        {gaps.map(({ source, gap }) => (
          <li key={`${source} ${gap.object} ${gap.message}`} className={styles.item}>
            <Blind gap={gap} source={source} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Blind({ gap, source }: { gap: Gap; source: string }) {
  const styles = useStyles2(getStyles);
  return (
    <details>
      <summary className={styles.summary}>
        <Icon name="eye-slash" className={styles.icon} />
        <strong className={styles.object}>{gap.object}</strong>
        <span>{gap.message}</span>
        <span className={styles.source}>{source}</span>
      </summary>
      <RemedySteps remedy={gap.remedy} />
    </details>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const { border, text, warning } = paletteOf(theme);
  return {
    list: css({ margin: 0, padding: 0, listStyle: 'none' }),
    item: css({ borderTop: `1px solid ${border.weak}`, padding: theme.spacing(0.5, 1.5) }),
    summary: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0, 1),
      cursor: 'pointer',
      overflowWrap: 'anywhere',
    }),
    icon: css({ alignSelf: 'center', color: warning.text }),
    object: css({ fontWeight: theme.typography.fontWeightMedium }),
    source: css({ color: text.secondary }),
  };
};
