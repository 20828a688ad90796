import {
  DashboardBuilder,
  DashboardLinkBuilder,
  DashboardLinkType,
  DatasourceVariableBuilder,
} from '@grafana/grafana-foundation-sdk/dashboard';

export const AGENT_TYPE = 'notafter-certificates-datasource';
export const PROMETHEUS_TYPE = 'prometheus';

/** The data source that a variable of the dashboard names. */
export const agentFrom = (variable: string) => ({ type: AGENT_TYPE, uid: `\${${variable}}` });
export const prometheusFrom = (variable: string) => ({ type: PROMETHEUS_TYPE, uid: `\${${variable}}` });

export interface DashboardIdentity {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly revision: number;
  /** How much of the past it shows at first, as Grafana writes it; a week otherwise. */
  readonly past?: string;
}

/** An empty dashboard of the bundle: it ends at now, since instant queries to Prometheus are asked at its end. */
export function newDashboard({ uid, title, description, revision, past = '7d' }: DashboardIdentity): DashboardBuilder {
  return new DashboardBuilder(title)
    .id(null)
    .uid(uid)
    .description(description)
    .tags(['certificates', 'notafter'])
    .revision(revision)
    .time({ from: `now-${past}`, to: 'now' })
    .timezone('browser')
    .refresh('1m')
    .editable()
    .link(
      new DashboardLinkBuilder('Open the app')
        .type(DashboardLinkType.Link)
        .url('/a/notafter-certificates-app')
        .icon('external link')
    )
    .link(
      new DashboardLinkBuilder('Dashboards of certificates')
        .type(DashboardLinkType.Dashboards)
        .tags(['notafter'])
        .asDropdown(true)
    );
}

export const datasourceVariable = (name: string, label: string, type: string) =>
  new DatasourceVariableBuilder(name).label(label).type(type);
