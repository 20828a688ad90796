import { t } from '@grafana/i18n';
import { EmptyState } from '@grafana/ui';
import React from 'react';

/** The agent has answered with something that a view cannot show. */
export function AnswerNotUnderstood({ message }: { message: string }) {
  return (
    <EmptyState variant="not-found" message={t('runway-view.unknown', 'The agent’s answer is not understood')}>
      {message}
    </EmptyState>
  );
}
