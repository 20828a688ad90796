import { t } from '@grafana/i18n';
import { fieldNamed } from '@notafter/core';

/** The name of a field as people read it, in their language; of another column what it is called there. */
export function fieldLabel(name: string, otherwise: string = name): string {
  const field = fieldNamed(name);
  return field === undefined ? otherwise : t(`field.${name}`, field.label);
}
