import { t } from '@grafana/i18n';
import { Combobox, type ComboboxOption, MultiCombobox } from '@grafana/ui';
import type { FieldType } from '@notafter/core';
import React from 'react';
import { CommittedInput } from './CommittedInput';
import { listOf } from './filter-value';
import type { FilterRow } from './query';

/** Values that a field has now, for suggestions. */
export type LoadValues = () => Promise<ReadonlyArray<{ readonly text: string; readonly value?: string | number }>>;

interface Props {
  readonly id: string;
  readonly row: FilterRow;
  readonly type: FieldType | undefined;
  readonly onChange: (row: FilterRow) => void;
  readonly loadValues: LoadValues;
}

const WIDTH = 32;
/** A field may have a hundred thousand values: typing narrows them. */
const MOST_SUGGESTIONS = 200;

export function ValueInput({ id, row, type, onChange, loadValues }: Props) {
  const suggest = (typed: string) => suggestions(loadValues, typed);
  const placeholder = t('editor.choose-value', 'Choose or type a value');
  if (row.operator === 'in') {
    return (
      <MultiCombobox
        id={id}
        width={WIDTH}
        createCustomValue
        placeholder={placeholder}
        options={suggest}
        value={listOf(row.value).map((value) => ({ value, label: labelOf(value) }))}
        onChange={(options) => onChange({ ...row, value: options.map(({ value }) => value) })}
      />
    );
  }
  const text = row.value === undefined ? '' : String(row.value);
  if (type === 'boolean') {
    const options = ['true', 'false'].map((value) => ({ value }));
    return (
      <Combobox
        id={id}
        width={WIDTH}
        createCustomValue
        options={options}
        value={text === '' ? null : text}
        onChange={({ value }) => onChange({ ...row, value })}
      />
    );
  }
  if (isTyped(row, type)) {
    return (
      <CommittedInput
        id={id}
        width={WIDTH}
        value={text}
        placeholder={typedPlaceholder(row, type)}
        onCommit={(value) => onChange({ ...row, value: value === '' ? undefined : value })}
      />
    );
  }
  return (
    <Combobox
      id={id}
      width={WIDTH}
      createCustomValue
      isClearable
      placeholder={placeholder}
      options={suggest}
      value={row.value === undefined ? null : { value: text, label: labelOf(text) }}
      onChange={(option) => onChange({ ...row, value: option?.value })}
    />
  );
}

/** Patterns, numbers and times are typed; suggestions would only be one of very many. */
function isTyped({ operator }: FilterRow, type: FieldType | undefined): boolean {
  return type === 'number' || type === 'time' || operator === '=~' || operator === '!~';
}

function typedPlaceholder({ operator }: FilterRow, type: FieldType | undefined): string {
  if (operator === '=~' || operator === '!~') {
    return t('editor.pattern', 'Regular expression of the whole value');
  }
  return type === 'time' ? t('editor.time', 'now+30d or 2027-01-31') : t('editor.number', 'Number');
}

async function suggestions(loadValues: LoadValues, typed: string): Promise<Array<ComboboxOption<string>>> {
  const values = await loadValues();
  const wanted = typed.toLowerCase();
  const known = values.map(({ text, value }) => String(value ?? text)).filter((value) => value !== '');
  const fitting = known.filter((value) => value.toLowerCase().includes(wanted)).slice(0, MOST_SUGGESTIONS);
  return [...fitting, ...(wanted === '' ? [''] : [])].map((value) => ({ value, label: labelOf(value) }));
}

function labelOf(value: string): string {
  return value === '' ? t('values.empty', '(empty)') : value;
}
