import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as PieBuilder, PieChartLabels } from '@grafana/grafana-foundation-sdk/piechart';
import { pieLegend } from '../pie-legend.ts';
import { badFrom, basics, onTop, ROUND_DURATION, statPanel } from '../prometheus-panels.ts';
import { instantQuery } from '../prometheus-query.ts';
import { DATA_SOURCE, endsOf, stateOf } from './selection.ts';

const stat = onTop(DATA_SOURCE);

const inState = (state: number): string => `count((${stateOf()}) == ${state}) or vector(0)`;

/** How many there are, in which state, and of which kind. */
export function prometheusHeadline(): ReadonlyArray<Builder<Panel>> {
  return [
    statPanel(stat(1, 'Certificates', 'Series of x509_cert_not_after: a certificate in two places counts twice', 0), [
      { expr: `count(${endsOf()}) or vector(0)` },
    ]),
    statPanel(stat(2, 'Expired', 'Past their end: whoever checks them refuses them', 4), [{ expr: inState(3) }], {
      steps: badFrom(1, 'semi-dark-red'),
    }),
    statPanel(
      stat(3, 'Critical', 'Within the critical days, or a tenth of their lifetime where that is less', 8),
      [{ expr: inState(2) }],
      {
        steps: badFrom(1, 'red'),
      }
    ),
    statPanel(
      stat(4, 'Warning', 'Within the warning days, or a quarter of their lifetime where that is less', 12),
      [{ expr: inState(1) }],
      {
        steps: badFrom(1, 'orange'),
      }
    ),
    statPanel(
      stat(5, 'Next end', 'When the next certificate ends that has not ended yet', 16),
      [{ expr: `min((${endsOf()} - time()) > 0)` }],
      ROUND_DURATION
    ),
    kinds(),
  ];
}

function kinds(): Builder<Panel> {
  const kind = (refId: string, legend: string, matchers: string) =>
    instantQuery({ refId, legend, expr: `count(${endsOf(matchers)})` });
  return basics(new PieBuilder(), {
    id: 6,
    title: 'Kinds',
    description: 'Where they were found',
    datasource: DATA_SOURCE,
    at: [20, 0, 4, 10],
  })
    .displayLabels([PieChartLabels.Value])
    .legend(pieLegend())
    .reduceOptions({ build: () => ({ calcs: ['lastNotNull'], values: false, fields: '' }) })
    .targets([
      kind('A', 'Secrets', 'secret_name!=""'),
      kind('B', 'ConfigMaps', 'configmap_name!=""'),
      kind('C', 'caBundles', 'cabundle_resource_name!=""'),
      kind('D', 'kubeconfigs', 'embedded_kind!="",secret_name=""'),
      kind('E', 'files', 'filepath!="",embedded_kind=""'),
    ]);
}
