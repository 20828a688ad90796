import { PANELS } from '../dashboards/panel-references.ts';
import type { AlertRule } from './alert-rule.ts';
import { PAGE_OF_SOURCES } from './pages.ts';

/** Whatever the job is called that scrapes it, a target of the last week that had this series is expected to answer. */
export function absenceOf(series: string): string {
  const expected = `up and on (job, instance) last_over_time(${series}[7d])`;
  return `1 - (${expected}) or absent(${expected})`;
}

const AGENT_GONE = absenceOf('notafter_build_info');

/** Whether somebody still looks. */
export const AGENT_RULES: readonly AlertRule[] = [
  {
    name: 'CertificateSourceDown',
    severity: 'warning',
    holdFor: '10m',
    watched: '1 - notafter_source_up',
    threshold: 0,
    figure: '1 - notafter_source_up',
    summary: 'Source {{ $labels.source_name }} does not work: certificates there can expire unseen',
    description:
      'The last pass of source {{ $labels.source_name }} ({{ $labels.source_kind }}) failed. The page Sources says why.',
    page: PAGE_OF_SOURCES,
    panel: PANELS.sources,
  },
  {
    name: 'CertificateAgentAbsent',
    severity: 'critical',
    holdFor: '5m',
    watched: AGENT_GONE,
    threshold: 0,
    figure: AGENT_GONE,
    summary: 'The Notafter agent{{ with $labels.instance }} {{ . }}{{ end }} is gone: certificates can expire unseen',
    description: 'Prometheus cannot scrape the agent. Alerts about certificates keep their last state for an hour.',
    page: PAGE_OF_SOURCES,
    panel: PANELS.agents,
  },
];
