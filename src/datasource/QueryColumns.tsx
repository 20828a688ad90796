import { t } from '@grafana/i18n';
import { Field, MultiCombobox, Stack, Text } from '@grafana/ui';
import { FIELDS } from '@notafter/core';
import React, { useId } from 'react';
import { chosenFields, columnsOf } from './columns-of';
import { fieldOptions } from './field-options';
import { OrderRows } from './OrderRows';
import { usesPart } from './query-parts';
import type { PartProps } from './QueryEditor';

/** Which rows and columns there are, and in which order. */
export function QueryColumns({ query, change }: PartProps) {
  const [groupId, columnsId] = [useId(), useId()];
  const columns = columnsOf(query);
  const chosen = chosenFields(query);
  const kept = (query.fields ?? []).filter((name) => !chosen.includes(name));
  return (
    <Stack gap={2} wrap="wrap" alignItems="flex-start">
      {usesPart(query.type, 'groupBy') && (
        <Field label={t('editor.group-by', 'Group by')} noMargin>
          <MultiCombobox
            id={groupId}
            width={40}
            placeholder={t('editor.no-groups', 'Everything in one row')}
            options={fieldOptions(FIELDS, query.groupBy ?? [])}
            value={[...(query.groupBy ?? [])]}
            onChange={(options) => change({ groupBy: options.map(({ value }) => value) })}
          />
        </Field>
      )}
      {usesPart(query.type, 'fields') && (
        <Field label={t('editor.columns', 'Columns')} noMargin>
          <MultiCombobox
            id={columnsId}
            width={40}
            placeholder={t('editor.all-columns', 'The usual columns')}
            options={fieldOptions(columns, chosen)}
            value={[...chosen]}
            onChange={(options) => change({ fields: [...options.map(({ value }) => value), ...kept] })}
          />
        </Field>
      )}
      {usesPart(query.type, 'orderBy') && (
        <div role="group" aria-label={t('editor.order', 'Order by')}>
          <Text variant="bodySmall" weight="medium">
            {t('editor.order', 'Order by')}
          </Text>
          <OrderRows orders={query.orderBy ?? []} columns={columns} onChange={(orderBy) => change({ orderBy })} />
        </div>
      )}
    </Stack>
  );
}
