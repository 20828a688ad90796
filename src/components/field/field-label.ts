import { t } from '@grafana/i18n';
import { fieldNamed } from '@notafter/core';

/** The name of a field as people read it, in their language; of an unknown one the name itself. */
export function fieldLabel(name: string): string {
  const field = fieldNamed(name);
  return field === undefined ? name : t(`field.${name}`, field.label);
}
