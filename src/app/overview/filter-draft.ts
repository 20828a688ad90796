import { type FieldName, type Filter, isFieldName, type Operator } from '@notafter/core';
import { fieldLabel } from '../../components/field/field-label';
import { filterOf, operatorsOf } from './filter-parameter';

/** A filter on its way: first its field, then its operator, then its value; `text` is what is being typed. */
export interface Draft {
  readonly field: FieldName | null;
  readonly operator: Operator | null;
  readonly text: string;
}

export const EMPTY_DRAFT: Draft = { field: null, operator: null, text: '' };

export type Step = { readonly draft: Draft } | { readonly filter: Filter };

/** The draft with its next part chosen, or the finished filter. A value that does not fit its field changes nothing. */
export function choose(draft: Draft, value: string): Step {
  if (draft.field === null) {
    return { draft: isFieldName(value) ? { ...EMPTY_DRAFT, field: value } : draft };
  }
  const { field } = draft;
  if (draft.operator === null) {
    const operator = operatorsOf(field).find((candidate) => candidate === value);
    return { draft: operator === undefined ? draft : { field, operator, text: '' } };
  }
  const filter = filterOf(field, draft.operator, value);
  return filter === null ? { draft } : { filter };
}

/** The draft without its last part. */
export function stepBack({ field, operator }: Draft): Draft {
  return operator === null ? EMPTY_DRAFT : { field, operator: null, text: '' };
}

/** What is already chosen, for people: `Owner =`. */
export function draftText({ field, operator }: Draft): string {
  return field === null ? '' : [fieldLabel(field), operator ?? ''].join(' ').trim();
}
