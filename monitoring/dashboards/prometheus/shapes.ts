import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { BarGaugeDisplayMode, VizOrientation } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as BarGaugeBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { absolute, basics, type PanelBasics, seriesPanel } from '../prometheus-panels.ts';
import { instantQuery, type PrometheusTarget } from '../prometheus-query.ts';
import { beginsOf, DATA_SOURCE, endsOf } from './selection.ts';

const LIFETIME = `(${endsOf()} - ${beginsOf()}) / 86400`;
/** A subject need not have a common name, and a bar without a name would be called “Value”. */
const named = (label: string, expr: string) => `label_replace(${expr}, "${label}", "no common name", "${label}", "")`;
const NO_START =
  'Nobody tells when certificates begin: x509-certificate-exporter 4 does with metrics.exposeNotBefore: true';

/** Who issues how many, where they are, how long they live, and what the API server sees of its clients. */
export function prometheusShapes(): ReadonlyArray<Builder<Panel>> {
  return [
    bars(
      {
        id: 16,
        title: 'Issuers',
        description: 'The ten that issued the most',
        datasource: DATA_SOURCE,
        at: [0, 77, 8, 9],
      },
      { expr: `topk(10, count by (issuer_CN) (${named('issuer_CN', endsOf())}))`, legend: '{{issuer_CN}}' }
    ),
    bars(
      {
        id: 17,
        title: 'Namespaces',
        description: 'The ten whose Secrets hold the most',
        datasource: DATA_SOURCE,
        at: [8, 77, 8, 9],
        whenEmpty: 'No Secret is watched',
      },
      {
        expr: `topk(10, count by (secret_namespace) (${endsOf('secret_namespace!=""')}))`,
        legend: '{{secret_namespace}}',
      }
    ),
    bars(
      {
        id: 18,
        title: 'Instances',
        description: 'The ten exporters that see the most',
        datasource: DATA_SOURCE,
        at: [16, 77, 8, 9],
      },
      { expr: `topk(10, count by (instance) (${endsOf()}))`, legend: '{{instance}}' }
    ),
    bars(
      {
        id: 19,
        title: 'Live the shortest',
        description: 'From start to end of validity: what lives days must be renewed by itself',
        datasource: DATA_SOURCE,
        at: [0, 86, 8, 9],
        whenEmpty: NO_START,
      },
      { expr: `bottomk(10, max by (subject_CN) (${named('subject_CN', LIFETIME)}))`, legend: '{{subject_CN}}' },
      'suffix: d'
    ),
    bars(
      {
        id: 21,
        title: 'Live the longest',
        description: 'From start to end of validity: authorities, and leaves that no policy would allow',
        datasource: DATA_SOURCE,
        at: [8, 86, 8, 9],
        whenEmpty: NO_START,
      },
      { expr: `topk(10, max by (subject_CN) (${named('subject_CN', LIFETIME)}))`, legend: '{{subject_CN}}' },
      'suffix: d'
    ),
    clientsOfTheApiServer(),
  ];
}

function bars(panel: PanelBasics, target: PrometheusTarget, unit = 'short'): Builder<Panel> {
  return basics(new BarGaugeBuilder(), panel)
    .withTarget(instantQuery(target))
    .unit(unit)
    .decimals(0)
    .min(0)
    .thresholds(absolute([{ value: null, color: 'blue' }]))
    .displayMode(BarGaugeDisplayMode.Basic)
    .orientation(VizOrientation.Horizontal)
    .reduceOptions({ build: () => ({ calcs: ['lastNotNull'], values: false, fields: '' }) });
}

function clientsOfTheApiServer(): Builder<Panel> {
  const seconds = 'sum by (le) (rate(apiserver_client_certificate_expiration_seconds_bucket[$__rate_interval]))';
  return seriesPanel(
    {
      id: 22,
      title: 'Client certificates that the API server sees',
      description:
        'Lifetime left of the certificates with which requests come in. It counts requests and has no names: see docs/runbooks/api-server-client-certificates.md',
      datasource: DATA_SOURCE,
      at: [16, 86, 8, 9],
      whenEmpty: 'Prometheus does not scrape the API server',
    },
    [
      { refId: 'A', legend: 'the shortest hundredth', expr: `histogram_quantile(0.01, ${seconds}) / 86400` },
      { refId: 'B', legend: 'the middle', expr: `histogram_quantile(0.5, ${seconds}) / 86400` },
    ],
    { unit: 'suffix: d' }
  );
}
