import {
  CustomVariableBuilder,
  type Dashboard,
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { datasourceVariable, newDashboard, PROMETHEUS_TYPE } from './new-dashboard.ts';
import { DASHBOARD_UIDS } from './panel-references.ts';
import { prometheusExporters } from './prometheus/exporters.ts';
import { prometheusHeadline } from './prometheus/headline.ts';
import { prometheusKinds } from './prometheus/kinds.ts';
import { prometheusRunway } from './prometheus/runway.ts';
import { DATA_SOURCE } from './prometheus/selection.ts';
import { prometheusShapes } from './prometheus/shapes.ts';

/**
 * Certificates (Prometheus only): works on the metrics of x509-certificate-exporter as it is, and on the agent's.
 * Unlike the peer's own dashboard (grafana.com 13922) it shows every kind of object and revocation lists, counts exporters
 * instead of their series, colours by the thresholds that are chosen, and can be searched.
 */
export function certificatesPrometheus(revision: number): Dashboard {
  const dashboard = newDashboard({
    uid: DASHBOARD_UIDS.prometheus,
    title: 'Certificates (Prometheus only)',
    description: 'When every certificate ends that x509-certificate-exporter or a Notafter agent tells Prometheus of',
    revision,
    past: '24h',
  })
    .withVariable(datasourceVariable('datasource', 'Prometheus', PROMETHEUS_TYPE))
    .withVariable(labelVariable('job', 'Job', 'x509_cert_not_after', 'job'))
    .withVariable(labelVariable('namespace', 'Namespace', 'x509_cert_not_after{job=~"$job"}', 'secret_namespace'))
    .withVariable(new TextBoxVariableBuilder('search').label('Name holds').defaultValue(''))
    .withVariable(daysVariable('warning', 'Warning, days', '28', '14,21,28,30,45,60,90'))
    .withVariable(daysVariable('critical', 'Critical, days', '14', '3,7,14,21,28'));
  [
    ...prometheusHeadline(),
    ...prometheusRunway(),
    ...prometheusKinds(),
    ...prometheusShapes(),
    ...prometheusExporters(),
  ].forEach((panel) => dashboard.withPanel(panel));
  return dashboard.build();
}

const labelVariable = (name: string, label: string, series: string, from: string) =>
  new QueryVariableBuilder(name)
    .label(label)
    .datasource(DATA_SOURCE)
    .query({ refId: name, query: `label_values(${series}, ${from})` })
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .multi(true)
    .includeAll(true)
    .allValue('.*')
    .current({ selected: true, text: ['All'], value: ['$__all'] });

const daysVariable = (name: string, label: string, chosen: string, days: string) =>
  new CustomVariableBuilder(name).label(label).values(days).current({ selected: true, text: chosen, value: chosen });
