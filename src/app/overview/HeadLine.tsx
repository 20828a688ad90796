import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { Health } from '@notafter/core';
import React from 'react';
import { PageLink } from '../../components/PageLink';
import { paletteOf } from '../../components/state/palette';
import { relativeText } from '../../components/time/remaining-text';
import { useAgent } from '../agent-context';
import { useNow } from '../data/use-now';

interface HeadLineProps {
  readonly health: Health;
  /** How many things exist that nobody watches. */
  readonly blindSpots: number;
}

/** `1,234 certificates in 2,981 places · read 12 s ago · 1 source in trouble · 3 blind spots`. */
export function HeadLine({ health, blindSpots }: HeadLineProps) {
  const styles = useStyles2(getStyles);
  const { links } = useAgent();
  const nowMs = useNow(1000);
  const troubles = health.sourcesInTrouble.length;
  return (
    <span>
      {countText(health)}
      {health.readAtMs !== null &&
        ` · ${t('head.read', 'read {{when}}', { when: relativeText(Math.min(health.readAtMs, nowMs - 1), nowMs) })}`}
      {troubles > 0 && (
        <>
          {' · '}
          <PageLink to={links.sources()} className={styles.trouble} title={health.sourcesInTrouble.join(', ')}>
            {t('head.trouble', '{{count}} sources in trouble', {
              count: troubles,
              defaultValue_one: '1 source in trouble',
            })}
          </PageLink>
        </>
      )}
      {blindSpots > 0 && (
        <>
          {' · '}
          <PageLink to={links.sources()} className={styles.trouble}>
            {t('head.blind-spots', '{{count, number}} blind spots', {
              count: blindSpots,
              defaultValue_one: '1 blind spot',
            })}
          </PageLink>
        </>
      )}
    </span>
  );
}

function countText({ certificates, locations }: Health): string {
  const found = t('head.certificates', '{{count, number}} certificates', {
    count: certificates,
    defaultValue_one: '1 certificate',
  });
  const places = t('head.places', '{{count, number}} places', { count: locations, defaultValue_one: '1 place' });
  return t('head.in', '{{found}} in {{places}}', { found, places });
}

const getStyles = (theme: GrafanaTheme2) => ({
  // In the middle of a line, a colour alone does not tell a link.
  trouble: css({ color: paletteOf(theme).warning.text, textDecoration: 'underline' }),
});
