import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EmptyState, useStyles2 } from '@grafana/ui';
import type { Finding, SlotDetails } from '@notafter/core';
import React from 'react';
import { Card } from '../../components/Card';
import { CheckButton } from './CheckAgain';
import { FindingSteps } from './FindingSteps';
import type { Check } from './use-check';

interface WhatToDoProps {
  readonly slot: SlotDetails;
  readonly check: Check;
  readonly nowMs: number;
}

/** Each finding with the steps that mend it; the last step proves that they did. */
export function WhatToDo({ slot, check, nowMs }: WhatToDoProps) {
  const styles = useStyles2(getStyles);
  return (
    <Card title={t('todo.title', 'What to do')}>
      {slot.findings.length === 0 ? (
        <EmptyState variant="completed" hideImage message={t('todo.nothing', 'Nothing to do')} />
      ) : (
        <>
          <FindingSteps findings={slot.findings} />
          <div className={styles.proof}>
            <CheckButton check={check} nowMs={nowMs} />
            <Proof findings={slot.findings} />
          </div>
        </>
      )}
    </Card>
  );
}

/** Whether what is stored is good already. */
function Proof({ findings }: { findings: readonly Finding[] }) {
  const isMended = findings.every(({ severity }) => severity === 'info');
  return <span>{isMended ? t('todo.stored', 'stored ✓') : t('todo.stored-not', 'stored ✗ not mended yet')}</span>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  proof: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0, 1.5, 1.5),
  }),
});
