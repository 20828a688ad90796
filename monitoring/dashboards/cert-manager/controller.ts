import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { PANELS } from '../panel-references.ts';
import { type PanelBasics, seriesPanel } from '../prometheus-panels.ts';
import { DATA_SOURCE, metric } from './selection.ts';

const rate = (series: string) => `rate(${series}[$__rate_interval])`;
const REQUESTS = 'http_acme_client_request_count';
const DURATION = 'http_acme_client_request_duration_seconds';
/** What is asked: `action` since cert-manager 1.19, `path` before. */
const ACTION = 'method, action, path';
const ACTION_LEGEND = '{{method}} {{action}}{{path}}';

const panel = (
  id: number,
  title: string,
  description: string,
  at: PanelBasics['at'],
  whenEmpty?: string
): PanelBasics => ({
  id,
  title,
  description,
  datasource: DATA_SOURCE,
  at,
  ...(whenEmpty === undefined ? {} : { whenEmpty }),
});

const NO_ACME = 'No ACME server is asked';

/** What the controller does: requests to ACME servers, its own loops, its process. */
export function certManagerController(): ReadonlyArray<Builder<Panel>> {
  return [...acme(), ...loops(), ...process()];
}

function acme(): ReadonlyArray<Builder<Panel>> {
  return [
    seriesPanel(
      panel(
        PANELS.acmeRequests.panel,
        'ACME requests by answer',
        'Each second; 429 is a rate limit, 4xx and 5xx are refusals',
        [8, 30, 8, 8],
        NO_ACME
      ),
      [{ expr: `sum by (host, status) (${rate(metric(REQUESTS))})`, legend: '{{host}} {{status}}' }],
      { unit: 'reqps', stacked: true }
    ),
    seriesPanel(
      panel(
        21,
        'Refused for their number',
        'Answers 429 within the last hour',
        [16, 30, 8, 8],
        'No rate limit was hit'
      ),
      [
        {
          expr: `sum by (host, action) (increase(${metric(REQUESTS, 'status="429"')}[1h]))`,
          legend: '{{host}} {{action}}',
        },
      ]
    ),
    seriesPanel(
      panel(22, 'ACME requests by action', 'Requests each second, by what is asked', [0, 38, 12, 8], NO_ACME),
      [{ expr: `sum by (${ACTION}) (${rate(metric(REQUESTS))})`, legend: ACTION_LEGEND }],
      { unit: 'reqps' }
    ),
    seriesPanel(
      panel(23, 'ACME requests take', 'The average answer, by what is asked', [12, 38, 12, 8], NO_ACME),
      [
        {
          expr: `sum by (${ACTION}) (${rate(metric(`${DURATION}_sum`))}) / sum by (${ACTION}) (${rate(metric(`${DURATION}_count`))})`,
          legend: ACTION_LEGEND,
        },
      ],
      { unit: 's' }
    ),
  ];
}

function loops(): ReadonlyArray<Builder<Panel>> {
  const bySync = (name: string) => ({
    expr: `sum by (controller) (${rate(metric(name))})`,
    legend: '{{controller}}',
  });
  return [
    seriesPanel(
      panel(30, 'Work of the controllers', 'Objects that each looked at, each second', [0, 46, 12, 9]),
      [bySync('controller_sync_call_count')],
      { unit: 'ops' }
    ),
    seriesPanel(
      panel(31, 'Errors of the controllers', 'Each second; they try again, ever later', [12, 46, 12, 9], 'No errors'),
      [bySync('controller_sync_error_count')],
      { unit: 'ops' }
    ),
  ];
}

function process(): ReadonlyArray<Builder<Panel>> {
  const controller = `and on (job, instance) ${metric('clock_time_seconds_gauge')}`;
  return [
    seriesPanel(panel(40, 'CPU', 'Cores that each controller uses', [0, 55, 8, 8]), [
      { expr: `${rate('process_cpu_seconds_total{job=~"$job"}')} ${controller}`, legend: '{{instance}}' },
    ]),
    seriesPanel(
      panel(41, 'Memory', 'Resident memory of each controller', [8, 55, 8, 8]),
      [{ expr: `process_resident_memory_bytes{job=~"$job"} ${controller}`, legend: '{{instance}}' }],
      { unit: 'bytes' }
    ),
    seriesPanel(
      panel(42, 'Clock', 'How far its clock is from Prometheus’s: certificates are judged by it', [16, 55, 8, 8]),
      [
        {
          expr: `abs(${metric('clock_time_seconds_gauge')} - timestamp(${metric('clock_time_seconds_gauge')}))`,
          legend: '{{instance}}',
        },
      ],
      { unit: 's' }
    ),
  ];
}
