import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { coloured } from '../column.ts';
import { PANELS } from '../panel-references.ts';
import { badFrom, onTop, ROUND_DURATION, statPanel } from '../prometheus-panels.ts';
import { DATA_SOURCE, END, metric, RENEWAL } from './selection.ts';

const stat = onTop(DATA_SOURCE);

const NOT_READY_ISSUERS = ['issuer_ready_status', 'clusterissuer_ready_status']
  .map((name) => `${metric(name, 'condition!="True"')} == 1`)
  .join(' or ');

/** Six numbers that tell whether somebody has to look further. */
export function certManagerHeadline(): ReadonlyArray<Builder<Panel>> {
  return [
    statPanel(
      stat(
        PANELS.certManager.panel,
        'Controllers',
        'Those that answer, of those that Prometheus has scraped within a day',
        0
      ),
      [
        {
          refId: 'A',
          legend: 'up',
          expr: `sum(up{job=~"$job"} and on (job, instance) last_over_time(${metric('clock_time_seconds_gauge')}[1d])) or vector(0)`,
        },
        {
          refId: 'B',
          legend: 'known',
          expr: `count(last_over_time(${metric('clock_time_seconds_gauge')}[1d])) or vector(0)`,
        },
      ]
    ),
    statPanel(
      stat(2, 'Certificates', 'By their condition Ready', 4, 5),
      [{ expr: `sum by (condition) (${metric('certificate_ready_status')})`, legend: '{{condition}}' }],
      {
        overrides: {
          True: [{ id: 'displayName', value: 'ready' }, coloured('green')],
          False: [{ id: 'displayName', value: 'not ready' }, coloured('red')],
          Unknown: [{ id: 'displayName', value: 'unknown' }, coloured('orange')],
        },
      }
    ),
    statPanel(stat(3, 'Next end', 'When the next certificate ends', 9, 3), [{ expr: `min(${END} - time())` }], {
      ...ROUND_DURATION,
      steps: [
        { value: null, color: 'red' },
        { value: 86400, color: 'orange' },
        { value: 604800, color: 'green' },
      ],
    }),
    statPanel(
      stat(
        4,
        'Renewal overdue',
        'Their renewal time passed more than an hour ago, and they are still the old ones',
        12
      ),
      [{ expr: `count(${RENEWAL} < time() - 3600) or vector(0)` }],
      { steps: badFrom(1, 'orange') }
    ),
    statPanel(
      stat(5, 'Never issued', 'There is no certificate yet', 16),
      [{ expr: `count(${metric('certificate_expiration_timestamp_seconds')} == 0) or vector(0)` }],
      { steps: badFrom(1, 'orange') }
    ),
    statPanel(
      stat(6, 'Issuers not ready', 'Nothing is issued by them; since cert-manager 1.20', 20),
      [{ expr: `count(${NOT_READY_ISSUERS}) or vector(0)` }],
      { steps: badFrom(1, 'red') }
    ),
  ];
}
