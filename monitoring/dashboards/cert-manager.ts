import { type Dashboard, QueryVariableBuilder, VariableRefresh } from '@grafana/grafana-foundation-sdk/dashboard';
import { certManagerCertificates } from './cert-manager/certificates.ts';
import { certManagerController } from './cert-manager/controller.ts';
import { certManagerHeadline } from './cert-manager/headline.ts';
import { DATA_SOURCE } from './cert-manager/selection.ts';
import { datasourceVariable, newDashboard, PROMETHEUS_TYPE } from './new-dashboard.ts';
import { DASHBOARD_UIDS } from './panel-references.ts';

/**
 * cert-manager, from its own metrics. Unlike the mixin's dashboard (grafana.com 20340) it knows the label `action`, leaves
 * out what was never issued where it computes with ends, finds the certificate's namespace whatever the scrape made of
 * it, and needs no cAdvisor.
 */
export function certManager(revision: number): Dashboard {
  const dashboard = newDashboard({
    uid: DASHBOARD_UIDS.certManager,
    title: 'cert-manager',
    description: 'Whether cert-manager issues and renews what it should, and why not',
    revision,
    past: '6h',
  })
    .withVariable(datasourceVariable('datasource', 'Prometheus', PROMETHEUS_TYPE))
    .withVariable(
      new QueryVariableBuilder('job')
        .label('Job')
        .datasource(DATA_SOURCE)
        .query({ refId: 'job', query: 'label_values(certmanager_clock_time_seconds_gauge, job)' })
        .refresh(VariableRefresh.OnTimeRangeChanged)
        .multi(true)
        .includeAll(true)
        .allValue('.*')
        .current({ selected: true, text: ['All'], value: ['$__all'] })
    );
  [...certManagerHeadline(), ...certManagerCertificates(), ...certManagerController()].forEach((panel) =>
    dashboard.withPanel(panel)
  );
  return dashboard.build();
}
