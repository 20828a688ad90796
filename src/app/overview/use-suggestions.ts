import { t } from '@grafana/i18n';
import { type FieldDefinition, FIELDS, type FieldName, fieldNamed, type Filter, type Operator } from '@notafter/core';
import { fieldLabel } from '../../components/field/field-label';
import { useEffect, useState } from 'react';
import { useAgent } from '../agent-context';
import type { Draft } from './filter-draft';
import { operatorsOf } from './filter-parameter';

export interface Suggestion {
  readonly value: string;
  readonly label: string;
  readonly detail: string;
}

const SHOWN = 50;

/** What can come next in a draft: fields, operators, or the values that the agent knows under the other filters. */
export function useSuggestions(draft: Draft, filters: readonly Filter[]): readonly Suggestion[] {
  const values = useFieldValues(draft.field, filters);
  const all = draft.field === null ? fieldSuggestions() : draft.operator === null ? operators(draft.field) : values;
  const text = draft.text.trim().toLowerCase();
  return all
    .filter(({ value, label }) => value.toLowerCase().includes(text) || label.toLowerCase().includes(text))
    .slice(0, SHOWN);
}

const fieldSuggestions = (): readonly Suggestion[] =>
  FIELDS.map(({ name, description }) => ({
    value: name,
    label: fieldLabel(name),
    detail: description,
  }));

function operators(field: FieldName): readonly Suggestion[] {
  return operatorsOf(field).map((operator) => ({ value: operator, label: operator, detail: operatorText(operator) }));
}

function operatorText(operator: Operator): string {
  switch (operator) {
    case '=':
      return t('operator.equal', 'is');
    case '!=':
      return t('operator.not-equal', 'is not');
    case '=~':
      return t('operator.match', 'matches the whole regular expression');
    case '!~':
      return t('operator.no-match', 'does not match the regular expression');
    case '<':
      return t('operator.less', 'is less, or earlier');
    case '<=':
      return t('operator.at-most', 'is at most');
    case '>':
      return t('operator.greater', 'is more, or later');
    case '>=':
      return t('operator.at-least', 'is at least');
    case 'in':
      return t('operator.in', 'is one of');
  }
}

/** Suggestions only help: where the agent cannot give them, the value is typed. */
function useFieldValues(field: FieldName | null, filters: readonly Filter[]): readonly Suggestion[] {
  const { client } = useAgent();
  const [values, setValues] = useState<{ field: FieldName; suggestions: readonly Suggestion[] } | null>(null);
  useEffect(() => {
    if (field === null || !hasValues(fieldNamed(field))) {
      return;
    }
    const controller = new AbortController();
    client.fieldValues(field, filters, controller.signal).then(
      (answer) => {
        const suggestions = answer.values.map(({ value, count }) => ({
          value,
          label: value === '' ? t('filter.empty', 'empty') : value,
          detail: t('filter.seen', '{{count, number}} times', { count, defaultValue_one: 'once' }),
        }));
        setValues({ field, suggestions });
      },
      () => setValues(null)
    );
    return () => controller.abort();
  }, [client, field, filters]);
  return values?.field === field ? values.suggestions : [];
}

/** Moments are typed: there are as many as certificates. */
function hasValues(definition: FieldDefinition | undefined): boolean {
  return definition !== undefined && definition.type !== 'time';
}
