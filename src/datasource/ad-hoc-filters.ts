import type { AdHocVariableFilter } from '@grafana/data';
import { type Operator, OPERATORS } from '@notafter/core';
import type { FilterRow } from './query';

/** Grafana's ad hoc filters as ours. Its "one of" (`=|`) is our `in`, its "not one of" (`!=|`) one `!=` for each value. */
export function fromAdHocFilters(filters: readonly AdHocVariableFilter[]): readonly FilterRow[] {
  return filters.flatMap<FilterRow>(({ key, operator, value, values }) => {
    if (operator === '=|') {
      return [{ field: key, operator: 'in', value: values ?? [value] }];
    }
    if (operator === '!=|') {
      return (values ?? [value]).map((one) => ({ field: key, operator: '!=', value: one }));
    }
    return isOperator(operator) ? [{ field: key, operator, value }] : [];
  });
}

function isOperator(text: string): text is Operator {
  return (OPERATORS as readonly string[]).includes(text);
}
