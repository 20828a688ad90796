import { t } from '@grafana/i18n';
import { type FieldDefinition, fieldNamed, type Filter, isFieldName, type Operator } from '@notafter/core';
import { fieldLabel } from '../components/field/field-label';
import { parseMoment } from './parse-moment';
import type { FilterRow } from './query';
import { unescaped } from './unescaped';

export type Translated<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** Rows, their variables filled in, as the agent takes them: values in the type of their field. Rows that are not complete yet are left out. */
export function toAgentFilters(rows: readonly FilterRow[], nowMs: number): Translated<readonly Filter[]> {
  const filters: Filter[] = [];
  for (const { field, operator, value } of rows) {
    if (field === '' || value === undefined) {
      continue;
    }
    const definition = fieldNamed(field);
    if (definition === undefined || !isFieldName(field)) {
      return { ok: false, message: t('query.unknown-field', 'There is no field “{{field}}”.', unescaped({ field })) };
    }
    const converted = isTakenAsText(operator, value) ? String(value) : convertAll(value, definition, nowMs);
    if (converted === null) {
      return { ok: false, message: wrongValue(definition, String(value)) };
    }
    filters.push({ field, operator, value: converted });
  }
  return { ok: true, value: filters };
}

/** Patterns are; and an absent number or time is asked for with an empty text. */
function isTakenAsText(operator: Operator, value: Filter['value']): boolean {
  return operator === '=~' || operator === '!~' || (value === '' && (operator === '=' || operator === '!='));
}

function convertAll(value: Filter['value'], definition: FieldDefinition, nowMs: number): Filter['value'] | null {
  if (typeof value !== 'object') {
    return convert(value, definition, nowMs);
  }
  const all = value.map((one) => convert(one, definition, nowMs));
  return all.includes(null) ? null : all.map(String);
}

function convert(value: string | number | boolean, { type }: FieldDefinition, nowMs: number) {
  const text = String(value).trim();
  switch (type) {
    case 'number':
      return text === '' || !Number.isFinite(Number(text)) ? null : Number(text);
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : null;
    case 'time':
      return parseMoment(text, nowMs);
    default:
      return String(value);
  }
}

function wrongValue({ name, type }: FieldDefinition, value: string): string {
  const values = unescaped({ label: fieldLabel(name), value });
  switch (type) {
    case 'number':
      return t('query.not-a-number', 'The filter on “{{label}}” needs a number, not “{{value}}”.', values);
    case 'boolean':
      return t('query.not-a-boolean', 'The filter on “{{label}}” needs true or false, not “{{value}}”.', values);
    default:
      return t(
        'query.not-a-time',
        'The filter on “{{label}}” needs a time such as now+30d or 2027-01-31, not “{{value}}”.',
        values
      );
  }
}
