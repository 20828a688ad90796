import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, LinkButton, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { Card } from '../../components/Card';
import { paletteOf } from '../../components/state/palette';
import { useAgent } from '../agent-context';

const KEY = 'notafter.certificates.agent-card';

/** Where the page is made of metrics alone: what an agent would add to it. Nothing on an agent, or once it was put away. */
export function AgentWouldAdd() {
  const styles = useStyles2(getStyles);
  const { choice, links } = useAgent();
  const [isAway, setAway] = useState(wasPutAway);
  if (choice.kind === 'agent' || isAway) {
    return null;
  }
  const putAway = () => {
    rememberPutAway();
    setAway(true);
  };
  return (
    <Card
      title={t('agent-card.title', 'Read from the metrics of {{- name}} alone', { name: choice.name })}
      actions={
        <span className={styles.actions}>
          <LinkButton size="sm" variant="secondary" href={links.setup()} icon="plus">
            {t('agent-card.setup', 'Set up an agent')}
          </LinkButton>
          <IconButton name="times" tooltip={t('agent-card.away', 'Put this away')} onClick={putAway} />
        </span>
      }
    >
      <p className={styles.text}>
        {t(
          'agent-card.adds',
          'States follow the default thresholds. An agent would add: who uses a certificate, who renews it and why that is late, the history of each place, what is served where it is not what is stored, places that cannot be read, thresholds of your own, and the command that mends it.'
        )}
      </p>
    </Card>
  );
}

function wasPutAway(): boolean {
  try {
    return localStorage.getItem(KEY) === 'away';
  } catch {
    return false;
  }
}

function rememberPutAway(): void {
  try {
    localStorage.setItem(KEY, 'away');
  } catch {
    // Storage is full or forbidden: it is away as long as the page lasts.
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  actions: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  text: css({ margin: 0, padding: theme.spacing(0, 1.5, 1), color: paletteOf(theme).text.secondary }),
});
