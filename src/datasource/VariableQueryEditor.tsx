import type { QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Checkbox, Combobox, Field, Stack, Text } from '@grafana/ui';
import { FIELDS } from '@notafter/core';
import React, { useId } from 'react';
import type { NotafterDataSource } from './datasource';
import { fieldOptions } from './field-options';
import { FilterRows } from './FilterRows';
import type { NotafterQuery } from './query';
import type { Settings } from './settings';
import { migrateVariableQuery, type VariableQuery } from './variable-query';

type Props = QueryEditorProps<NotafterDataSource, NotafterQuery, Settings, VariableQuery>;

/** Which field's values a dashboard variable offers, and under which filters. */
export function VariableQueryEditor({ datasource, query: stored, onChange, onRunQuery }: Props) {
  const fieldId = useId();
  const query = migrateVariableQuery(stored);
  const change = (part: Partial<VariableQuery>) => {
    onChange({ ...query, ...part });
    onRunQuery();
  };
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Field label={t('variable.field', 'Values of')} noMargin>
        <Combobox
          id={fieldId}
          width={32}
          options={fieldOptions(FIELDS, [query.field])}
          value={query.field}
          onChange={({ value }) => change({ field: value })}
        />
      </Field>
      <div role="group" aria-label={t('editor.filters', 'Filters')}>
        <Text variant="bodySmall" weight="medium">
          {t('editor.filters', 'Filters')}
        </Text>
        <FilterRows
          rows={query.filters ?? []}
          onChange={(filters) => change({ filters })}
          loadValues={(field, others) => datasource.valuesOf(field, others)}
        />
      </div>
      <Checkbox
        label={t('variable.urgent', 'Most urgent first')}
        description={t(
          'variable.urgent-how',
          'The worst state, then the soonest end; otherwise the most frequent value'
        )}
        value={query.order === 'urgency'}
        onChange={({ currentTarget }) => change({ order: currentTarget.checked ? 'urgency' : 'frequency' })}
      />
    </Stack>
  );
}
