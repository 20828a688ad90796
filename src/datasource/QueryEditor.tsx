import type { QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, Field, Stack, Text } from '@grafana/ui';
import { QUERY_TYPES } from '@notafter/core';
import React, { useId } from 'react';
import type { NotafterDataSource } from './datasource';
import { migrateQuery } from './migrate-query';
import type { NotafterQuery } from './query';
import { queryInWords, typeLabel } from './query-in-words';
import { QueryColumns } from './QueryColumns';
import { QueryFilters } from './QueryFilters';
import { QueryOptions } from './QueryOptions';
import type { Settings } from './settings';

type Props = QueryEditorProps<NotafterDataSource, NotafterQuery, Settings>;

/** What every part of the editor gets: the query, and a way to change some of it and run it. */
export interface PartProps {
  readonly query: NotafterQuery;
  readonly change: (part: Partial<NotafterQuery>) => void;
}

/** Builds a query without free text. What a type does not use is hidden and kept. */
export function QueryEditor({ datasource, query: stored, onChange, onRunQuery }: Props) {
  const typeId = useId();
  const query = migrateQuery(stored);
  const change = (part: Partial<NotafterQuery>) => {
    onChange({ ...query, ...part });
    onRunQuery();
  };
  return (
    <Stack direction="column" gap={1}>
      <Stack gap={2} wrap="wrap" alignItems="flex-start">
        <Field label={t('editor.type', 'Query')} noMargin>
          <Combobox
            id={typeId}
            width={24}
            options={QUERY_TYPES.map((type) => ({ value: type, label: typeLabel(type) }))}
            value={query.type}
            onChange={({ value }) => change({ type: value })}
          />
        </Field>
        <QueryOptions query={query} change={change} />
      </Stack>
      <QueryFilters query={query} change={change} loadValues={(field, others) => datasource.valuesOf(field, others)} />
      <QueryColumns query={query} change={change} />
      <Text variant="bodySmall" italic element="p">
        {queryInWords(query)}
      </Text>
    </Stack>
  );
}
