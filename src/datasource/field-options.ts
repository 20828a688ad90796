import type { FieldDefinition } from '@notafter/core';
import { fieldLabel } from '../components/field/field-label';
import type { ComboboxOption } from '@grafana/ui';

/** Options for fields by their labels. Names that this version does not know stay choosable, or they would be lost. */
export function fieldOptions(
  fields: readonly FieldDefinition[],
  chosen: readonly string[]
): Array<ComboboxOption<string>> {
  const unknown = chosen.filter((name) => name !== '' && fields.every((field) => field.name !== name));
  return [
    ...fields.map(({ name, label, description }) => ({ value: name, label: fieldLabel(name, label), description })),
    ...unknown.map((name) => ({ value: name, label: name })),
  ];
}
