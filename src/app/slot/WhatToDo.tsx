import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EmptyState, useStyles2 } from '@grafana/ui';
import type { Finding, SlotDetails } from '@notafter/core';
import React from 'react';
import { Card } from '../../components/Card';
import { CopyCommand } from '../../components/CopyCommand';
import { SeverityText } from '../../components/SeverityText';
import { CheckButton } from './CheckAgain';
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
          {slot.findings.map((finding) => (
            <FindingSteps key={`${finding.rule} ${finding.position}`} finding={finding} />
          ))}
          <div className={styles.proof}>
            <CheckButton check={check} nowMs={nowMs} />
            <Proof findings={slot.findings} />
          </div>
        </>
      )}
    </Card>
  );
}

/** A finding, and the steps that mend it. */
export function FindingSteps({ finding }: { finding: Finding }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.finding}>
      <h3 className={styles.message}>
        <SeverityText severity={finding.severity} /> {finding.message}
      </h3>
      <ol className={styles.steps}>
        {finding.remedy.map(({ text, command }, step) => (
          <li key={step}>
            <span className={styles.step}>
              {text}
              {command !== undefined && <CopyCommand command={command} />}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Whether what is stored is good already. */
function Proof({ findings }: { findings: readonly Finding[] }) {
  const isMended = findings.every(({ severity }) => severity === 'info');
  return <span>{isMended ? t('todo.stored', 'stored ✓') : t('todo.stored-not', 'stored ✗ not mended yet')}</span>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  finding: css({ padding: theme.spacing(0, 1.5, 1) }),
  message: css({
    margin: 0,
    fontSize: theme.typography.body.fontSize,
    fontWeight: theme.typography.fontWeightRegular,
    lineHeight: theme.typography.body.lineHeight,
    overflowWrap: 'anywhere',
  }),
  steps: css({ margin: theme.spacing(0.5, 0, 0), paddingLeft: theme.spacing(3) }),
  step: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    minWidth: 0,
    padding: theme.spacing(0.25, 0),
    overflowWrap: 'anywhere',
  }),
  proof: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0, 1.5, 1.5),
  }),
});
