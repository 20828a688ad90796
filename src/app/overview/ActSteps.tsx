import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { Finding } from '@notafter/core';
import React from 'react';
import { PageLink } from '../../components/PageLink';
import { paletteOf } from '../../components/state/palette';
import { useAgent } from '../agent-context';
import { useAnswer } from '../data/use-answer';
import { FindingSteps } from '../slot/FindingSteps';
import { AgentProblem } from '../states/AgentProblem';
import { Skeleton } from '../states/Skeleton';

/** What to do about a place, step by step up to the proof; asked for when somebody wants to read it. */
export function ActSteps({ slot }: { slot: string }) {
  const styles = useStyles2(getStyles);
  const { client, links } = useAgent();
  const answer = useAnswer(slot, (signal) => client.slot(slot, signal), null);
  const { data, error } = answer;
  if (data === null) {
    return error === null ? <Skeleton rows={4} /> : <AgentProblem answer={answer} />;
  }
  return (
    <div className={styles.box}>
      <FindingSteps findings={urgent(data.findings)} />
      <PageLink to={links.slot(slot)} className={styles.all}>
        {t('act.slot', 'Check again, and all that is known of it')}
      </PageLink>
    </div>
  );
}

/** Hints can wait until the rest is mended. */
function urgent(findings: readonly Finding[]): readonly Finding[] {
  const found = findings.filter(({ severity }) => severity !== 'info');
  return found.length > 0 ? found : findings;
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    padding: theme.spacing(0.5, 0, 1, 2),
    background: paletteOf(theme).background.canvas,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  all: css({ padding: theme.spacing(0, 1.5) }),
});
