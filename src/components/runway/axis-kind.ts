import { t } from '@grafana/i18n';

export const AXIS_KINDS = ['log', '30d', '90d', '1y', 'dashboard'] as const;
export type AxisKind = (typeof AXIS_KINDS)[number];

/** What the switch between the axes says. */
export function axisLabel(kind: AxisKind): string {
  switch (kind) {
    case 'log':
      return t('runway.axis.log', 'Log');
    case '30d':
      return t('runway.axis.30d', '30 d');
    case '90d':
      return t('runway.axis.90d', '90 d');
    case '1y':
      return t('runway.axis.1y', '1 y');
    case 'dashboard':
      return t('runway.axis.dashboard', 'Dashboard');
  }
}
