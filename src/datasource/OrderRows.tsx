import { t } from '@grafana/i18n';
import { Button, Combobox, IconButton, RadioButtonGroup, Stack } from '@grafana/ui';
import type { FieldDefinition, Order } from '@notafter/core';
import React from 'react';
import { fieldOptions } from './field-options';
import { HiddenLabel } from './HiddenLabel';

interface Props {
  readonly orders: readonly Order[];
  readonly columns: readonly FieldDefinition[];
  readonly onChange: (orders: readonly Order[]) => void;
}

/** What rows are ordered by, the first the most important. */
export function OrderRows({ orders, columns, onChange }: Props) {
  const directions = [
    { value: 'asc' as const, label: t('editor.ascending', 'Ascending') },
    { value: 'desc' as const, label: t('editor.descending', 'Descending') },
  ];
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      {orders.map((order, index) => (
        <Stack key={index} gap={0.5} alignItems="center" wrap="wrap">
          <HiddenLabel text={t('editor.order-field', 'Order by, {{number}}', { number: index + 1 })}>
            {(id) => (
              <Combobox
                id={id}
                width={24}
                placeholder={t('editor.choose-column', 'Choose a column')}
                options={fieldOptions(columns, [order.field])}
                value={order.field === '' ? null : order.field}
                onChange={({ value }) => onChange(orders.with(index, { ...order, field: value }))}
              />
            )}
          </HiddenLabel>
          <RadioButtonGroup
            aria-label={t('editor.direction', 'Direction of order {{number}}', { number: index + 1 })}
            options={directions}
            value={order.direction ?? 'asc'}
            onChange={(direction) => onChange(orders.with(index, { ...order, direction }))}
          />
          <IconButton
            name="trash-alt"
            tooltip={t('editor.remove-order', 'Remove order {{number}}', { number: index + 1 })}
            onClick={() => onChange(orders.toSpliced(index, 1))}
          />
        </Stack>
      ))}
      <Button variant="secondary" size="sm" icon="plus" onClick={() => onChange([...orders, { field: '' }])}>
        {t('editor.add-order', 'Add order')}
      </Button>
    </Stack>
  );
}
