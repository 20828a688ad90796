import { t } from '@grafana/i18n';
import { fieldNamed, type Filter } from '@notafter/core';
import { fieldLabel } from '../../components/field/field-label';
import { dateTimeText, type Zone } from '../../components/time/date-text';

/** A filter as people read it: `Owner = team-pay`. */
export function filterText({ field, operator, value }: Filter, zone: Zone): string {
  const definition = fieldNamed(field);
  const text = definition?.type === 'time' && typeof value === 'number' ? dateTimeText(value, zone) : valueText(value);
  return `${fieldLabel(field)} ${operator} ${text}`;
}

function valueText(value: Filter['value']): string {
  if (Array.isArray(value)) {
    return value.join(', ');
  }
  return value === '' ? t('filter.empty', 'empty') : String(value);
}
