import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import type { SlotDetails } from '@notafter/core';
import React from 'react';
import { dateTimeText, type Zone } from '../../components/time/date-text';
import { useAgent } from '../agent-context';
import type { Check, CheckOutcome } from './use-check';

interface CheckAgainProps {
  readonly check: Check;
  readonly nowMs: number;
}

/** The button that reads the place again, and what came of it. */
export function CheckAgain({ check, nowMs }: CheckAgainProps) {
  const styles = useStyles2(getStyles);
  const { zone } = useAgent();
  return (
    <div className={styles.box}>
      <span role="status" className={styles.outcome}>
        {outcomeText(check.outcome, zone)}
      </span>
      <CheckButton check={check} nowMs={nowMs} />
    </div>
  );
}

export function CheckButton({ check, nowMs }: CheckAgainProps) {
  const waitSeconds = Math.ceil((check.allowedFromMs - nowMs) / 1000);
  const running = check.outcome.kind === 'running';
  return (
    <Button variant="secondary" size="sm" icon="sync" disabled={running || waitSeconds > 0} onClick={check.run}>
      {running
        ? t('check.running', 'Checking…')
        : waitSeconds > 0
          ? t('check.wait', 'Check again in {{seconds}} s', { seconds: waitSeconds })
          : t('check.again', 'Check again')}
    </Button>
  );
}

function outcomeText(outcome: CheckOutcome, zone: Zone): string {
  switch (outcome.kind) {
    case 'none':
    case 'running':
      return '';
    case 'failed':
      return `${outcome.error.message} ${outcome.error.advice}`.trim();
    case 'done':
      return doneText(outcome.changed, outcome.slot, zone);
  }
}

function doneText(changed: boolean, { trouble, notAfterMs }: SlotDetails, zone: Zone): string {
  if (trouble !== null) {
    return t('check.trouble', 'read just now: {{- message}}', { message: trouble.message });
  }
  if (!changed) {
    return t('check.same', 'read just now: same certificate');
  }
  return notAfterMs === null
    ? t('check.renewed', 'renewed')
    : t('check.renewed-ends', 'renewed: now ends {{- date}}', { date: dateTimeText(notAfterMs, zone) });
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    rowGap: theme.spacing(1),
    maxWidth: '100%',
  }),
  outcome: css({ overflowWrap: 'anywhere', '&:not(:empty)': { marginRight: theme.spacing(1) } }),
});
