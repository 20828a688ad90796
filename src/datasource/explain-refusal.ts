import { t } from '@grafana/i18n';
import type { Explanation } from './explain-proxy';

/** A 401 or 403 of Grafana's own proxy, whatever stands behind it; null for any other status. */
export function explainRefusal(status: number): Explanation | null {
  switch (status) {
    case 401:
      return {
        kind: 'unauthorized',
        message: t('error.session', 'Grafana does not know you any longer.'),
        advice: t('error.session-advice', 'Sign in to Grafana again.'),
      };
    case 403:
      return {
        kind: 'forbidden',
        message: t('error.forbidden', 'Grafana does not let you query this data source.'),
        advice: t('error.forbidden-advice', 'Ask an administrator for the permission to query it.'),
      };
    default:
      return null;
  }
}
