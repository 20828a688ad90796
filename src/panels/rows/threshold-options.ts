import { t } from '@grafana/i18n';

/** Where the zones begin on frames that do not say it: `28d|25%`, `28d` or `25%`. */
export interface ThresholdOptions {
  readonly warnBefore: string;
  readonly criticalBefore: string;
}

export const DEFAULT_THRESHOLDS: ThresholdOptions = { warnBefore: '28d|25%', criticalBefore: '14d|10%' };

/** The two thresholds as text inputs of a panel's editor. */
export function thresholdInputs() {
  return [
    {
      path: 'warnBefore',
      name: t('panel.warn-before', 'Warning zone'),
      description: t(
        'panel.threshold-help',
        'For Prometheus, which knows no zones: the smaller of a duration and a share of the lifetime, as 28d|25%'
      ),
      defaultValue: DEFAULT_THRESHOLDS.warnBefore,
    },
    {
      path: 'criticalBefore',
      name: t('panel.critical-before', 'Critical zone'),
      defaultValue: DEFAULT_THRESHOLDS.criticalBefore,
    },
  ] as const;
}
