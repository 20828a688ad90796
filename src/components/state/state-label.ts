import { t } from '@grafana/i18n';
import type { State } from '@notafter/core';

/** The word for a state, as it stands in chips, tooltips and table cells. */
export function stateLabel(state: State): string {
  switch (state) {
    case 'valid':
      return t('state.valid', 'valid');
    case 'warning':
      return t('state.warning', 'warning');
    case 'critical':
      return t('state.critical', 'critical');
    case 'expired':
      return t('state.expired', 'expired');
    case 'not-yet-valid':
      return t('state.not-yet-valid', 'not yet valid');
    case 'unreadable':
      return t('state.unreadable', 'unreadable');
    case 'silenced':
      return t('state.silenced', 'silenced');
    case 'superseded':
      return t('state.superseded', 'superseded');
  }
}
