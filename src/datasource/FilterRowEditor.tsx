import { t } from '@grafana/i18n';
import { Combobox, IconButton, Stack } from '@grafana/ui';
import { fieldNamed, FIELDS } from '@notafter/core';
import React from 'react';
import { fieldOptions } from './field-options';
import { operatorsOf, withField, withOperator } from './filter-value';
import { HiddenLabel } from './HiddenLabel';
import type { FilterRow } from './query';
import { operatorLabel } from './query-in-words';
import { type LoadValues, ValueInput } from './ValueInput';

interface Props {
  /** From 1: labels tell the rows apart. */
  readonly number: number;
  readonly row: FilterRow;
  readonly onChange: (row: FilterRow) => void;
  readonly onRemove: () => void;
  readonly loadValues: LoadValues;
}

export function FilterRowEditor({ number, row, onChange, onRemove, loadValues }: Props) {
  const type = fieldNamed(row.field)?.type;
  const operators = operatorsOf(type).includes(row.operator) ? operatorsOf(type) : [...operatorsOf(type), row.operator];
  return (
    <Stack gap={0.5} alignItems="center" wrap="wrap">
      <HiddenLabel text={t('editor.filter-field', 'Field of filter {{number}}', { number })}>
        {(id) => (
          <Combobox
            id={id}
            width={24}
            placeholder={t('editor.choose-field', 'Choose a field')}
            options={fieldOptions(FIELDS, [row.field])}
            value={row.field === '' ? null : row.field}
            onChange={({ value }) => onChange(withField(row, value, fieldNamed(value)?.type))}
          />
        )}
      </HiddenLabel>
      <HiddenLabel text={t('editor.filter-operator', 'Operator of filter {{number}}', { number })}>
        {(id) => (
          <Combobox
            id={id}
            width={18}
            options={operators.map((operator) => ({ value: operator, label: operatorLabel(operator) }))}
            value={row.operator}
            onChange={({ value }) => onChange(withOperator(row, value))}
          />
        )}
      </HiddenLabel>
      <HiddenLabel text={t('editor.filter-value', 'Value of filter {{number}}', { number })}>
        {(id) => <ValueInput id={id} row={row} type={type} onChange={onChange} loadValues={loadValues} />}
      </HiddenLabel>
      <IconButton
        name="trash-alt"
        tooltip={t('editor.remove-filter', 'Remove filter {{number}}', { number })}
        onClick={onRemove}
      />
    </Stack>
  );
}
