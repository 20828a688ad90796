import { t } from '@grafana/i18n';
import { Combobox } from '@grafana/ui';
import React from 'react';
import { useSearchParams } from 'react-router-dom';
import { useAgent } from './agent-context';

/** The choice between agents, where there are several; it lives in the page's address. */
export function AgentPicker() {
  const { choice, choices } = useAgent();
  const [, setSearch] = useSearchParams();
  if (choices.length < 2) {
    return null;
  }
  const choose = (uid: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.set('ds', uid);
      return next;
    });
  return (
    <div role="group" aria-label={t('picker.label', 'Data source')}>
      <Combobox
        prefixIcon="database"
        options={choices.map(({ uid, name }) => ({ value: uid, label: name }))}
        value={choice.uid}
        width={28}
        onChange={(option) => choose(option.value)}
      />
    </div>
  );
}
