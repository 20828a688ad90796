import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { Card } from '../../components/Card';
import { PageLink } from '../../components/PageLink';
import { RemedySteps } from '../../components/RemedySteps';
import { paletteOf } from '../../components/state/palette';
import { useAgent } from '../agent-context';
import type { BlindSpot } from './blind-spots';

/** What exists and nobody watches, each with the way to have it watched; nothing when there is none. */
export function NotSeen({ blindSpots }: { blindSpots: readonly BlindSpot[] }) {
  const styles = useStyles2(getStyles);
  if (blindSpots.length === 0) {
    return null;
  }
  return (
    <Card title={`${t('not-seen.title', 'What is not seen')} · ${blindSpots.length}`}>
      <ul className={styles.list}>
        {blindSpots.map((blindSpot) => (
          <li key={`${blindSpot.source} ${blindSpot.object} ${blindSpot.message}`} className={styles.item}>
            <Blind blindSpot={blindSpot} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Blind({ blindSpot: { object, message, source, remedy, slot } }: { blindSpot: BlindSpot }) {
  const styles = useStyles2(getStyles);
  const { links } = useAgent();
  const words = (
    <>
      <Icon name="eye-slash" className={styles.icon} />
      <strong className={styles.object}>
        {slot === null ? object : <PageLink to={links.slot(slot)}>{object}</PageLink>}
      </strong>
      <span>{message}</span>
      <span className={styles.source}>{source}</span>
    </>
  );
  return remedy.length === 0 ? (
    <div className={styles.words}>{words}</div>
  ) : (
    <details>
      <summary className={cx(styles.words, styles.summary)}>{words}</summary>
      <RemedySteps remedy={remedy} />
    </details>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const { border, text, warning } = paletteOf(theme);
  return {
    list: css({ margin: 0, padding: 0, listStyle: 'none' }),
    item: css({ borderTop: `1px solid ${border.weak}`, padding: theme.spacing(0.5, 1.5) }),
    words: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0, 1),
      overflowWrap: 'anywhere',
    }),
    summary: css({ cursor: 'pointer' }),
    icon: css({ alignSelf: 'center', color: warning.text }),
    object: css({ fontWeight: theme.typography.fontWeightMedium }),
    source: css({ color: text.secondary }),
  };
};
