import { t } from '@grafana/i18n';
import { Alert, Button, Stack } from '@grafana/ui';
import React from 'react';
import { clockText } from '../../components/time/date-text';
import { useAgent } from '../agent-context';
import type { Answer } from '../data/use-answer';

/** Why the page could not be renewed, when what it shows is from, and the way to try again. Nothing while all is well. */
export function AgentProblem<T>({ answer }: { answer: Answer<T> }) {
  const { choice, zone } = useAgent();
  const { error, atMs, loading, refresh } = answer;
  if (error === null) {
    return null;
  }
  const title =
    atMs === null
      ? t('problem.first', '{{- name}}: {{- message}}', { name: choice.name, message: error.message })
      : t('problem.later', 'as of {{time}} · {{- message}}', { time: clockText(atMs, zone), message: error.message });
  return (
    <Alert severity={atMs === null ? 'error' : 'warning'} title={title}>
      <Stack direction="row" justifyContent="space-between" alignItems="center" gap={2} wrap="wrap">
        <span>{error.advice}</span>
        <Button size="sm" variant="secondary" icon="sync" disabled={loading} onClick={refresh}>
          {loading ? t('problem.retrying', 'Trying…') : t('problem.retry', 'Retry')}
        </Button>
      </Stack>
    </Alert>
  );
}
