import { PANELS } from '../dashboards/panel-references.ts';
import { absenceOf } from './agent-rules.ts';
import { type AlertRule, kept } from './alert-rule.ts';
import { CERT_MANAGER_RULES } from './cert-manager-rules.ts';
import { ALL_ENDS_LOOKUP, BEGINS, ENDS } from './ends.ts';
import { DASHBOARD_OF_EXPORTERS, DASHBOARD_OF_SERIES } from './pages.ts';
import { EXPIRED, EXPIRES } from './texts.ts';

const DAY = 86400;

/** How long before an end to speak: the smaller of the two where the start of validity is known, else the first. */
export interface Margin {
  /** Seconds, as PromQL writes a number. */
  readonly seconds: string;
  /** Of the lifetime, 0 to 1, as PromQL writes a number. */
  readonly share: string;
}

export interface Margins {
  readonly warning: Margin;
  readonly critical: Margin;
}

const WHAT =
  '{{ if $labels.secret_name }}{{ $labels.secret_name }} in {{ $labels.secret_namespace }}{{ else if $labels.configmap_name }}{{ $labels.configmap_name }} in {{ $labels.configmap_namespace }}{{ else if $labels.subject_CN }}{{ $labels.subject_CN }}{{ else if $labels.cn }}{{ $labels.cn }}{{ else if $labels.name }}{{ $labels.name }} in {{ or $labels.exported_namespace $labels.namespace }}{{ else }}{{ or $labels.cabundle_resource_name $labels.filepath $labels.instance }}{{ end }}';
const WHERE =
  '{{ if $labels.secret_name }}Secret {{ $labels.secret_namespace }}/{{ $labels.secret_name }}{{ else if $labels.configmap_name }}ConfigMap {{ $labels.configmap_namespace }}/{{ $labels.configmap_name }}{{ else if $labels.cabundle_resource_name }}{{ $labels.cabundle_resource_kind }} {{ $labels.cabundle_resource_name }}{{ else if $labels.filepath }}{{ $labels.filepath }}{{ else }}{{ or $labels.file $labels.kubeconfig $labels.name $labels.instance }}{{ end }}';
const SEEN_BY = ' Seen by {{ $labels.job }} {{ $labels.instance }}.';

const LEFT = `(${ENDS} - time())`;

/** Seconds that a certificate has been within the margin; negative before. */
const within = ({ seconds, share }: Margin): string =>
  `(clamp_max(${share} * (${ENDS} - ${BEGINS}), ${seconds}) or 0 * ${ENDS} + ${seconds}) - ${LEFT}`;

const expiry = {
  holdFor: '0s',
  threshold: 0,
  figure: `floor(${LEFT} / ${DAY})`,
  end: { expression: ENDS, lookup: ALL_ENDS_LOOKUP },
  page: DASHBOARD_OF_SERIES,
  panel: PANELS.series,
  summary: `${WHAT} ${EXPIRES}`,
  description: `The certificate at ${WHERE} ends {{END}}.${SEEN_BY}`,
} as const;

const NOT_YET = `${BEGINS} - time()`;
const STALE = `time() - ${kept('x509_crl_next_update')}`;
const UNREAD = 'sum without (reason) (increase(x509_source_errors_total[1h])) or delta(x509_read_errors[1h])';
const EXPORTER_GONE = absenceOf('x509_exporter_build_info');

/**
 * The rules for those who have no agent, on what Prometheus already holds: `x509_*` of x509-certificate-exporter,
 * `ssl_*` of ssl_exporter, `probe_ssl_*` of blackbox_exporter, and `certmanager_*` where no Secret is seen otherwise.
 * They have the names of those with the agent, and take their place.
 */
export function prometheusOnlyRules({ warning, critical }: Margins): readonly AlertRule[] {
  return [
    {
      ...expiry,
      name: 'CertificateExpired',
      severity: 'critical',
      watched: `time() - ${ENDS}`,
      figure: `floor((time() - ${ENDS}) / ${DAY})`,
      summary: `${WHAT} ${EXPIRED}`,
    },
    { ...expiry, name: 'CertificateExpiryCritical', severity: 'critical', watched: within(critical) },
    { ...expiry, name: 'CertificateExpiryWarning', severity: 'warning', watched: within(warning) },
    {
      ...expiry,
      name: 'CertificateNotYetValid',
      severity: 'warning',
      holdFor: '5m',
      watched: NOT_YET,
      figure: NOT_YET,
      summary: `${WHAT} is not valid yet`,
      description: `The certificate at ${WHERE} is in place before its time. Who meets it now refuses it; it expires {{END}}.${SEEN_BY}`,
    },
    {
      name: 'CertificateRevocationListStale',
      severity: 'warning',
      holdFor: '5m',
      watched: STALE,
      threshold: 0,
      figure: STALE,
      summary: `The revocation list of {{ or $labels.issuer_CN "an unnamed issuer" }} is out of date`,
      description: `The list at ${WHERE} should have been replaced by now: who checks against it refuses every certificate of its issuer, expired or not.${SEEN_BY}`,
      page: DASHBOARD_OF_EXPORTERS,
      panel: PANELS.revocationLists,
    },
    {
      name: 'CertificateLocationUnreadable',
      severity: 'warning',
      holdFor: '5m',
      watched: UNREAD,
      threshold: 0,
      figure: UNREAD,
      summary: '{{ $labels.instance }} could not read everything: certificates there can expire unseen',
      description:
        '{{ printf "%.0f" FIGURE }} errors within an hour{{ with $labels.source_name }} of source {{ . }}{{ end }}; the log of the exporter says which place.',
      page: DASHBOARD_OF_EXPORTERS,
      panel: PANELS.exporterErrors,
    },
    {
      name: 'CertificateSourceDown',
      severity: 'warning',
      holdFor: '10m',
      watched: '1 - x509_source_up',
      threshold: 0,
      figure: '1 - x509_source_up',
      summary: 'Source {{ $labels.source_name }} has never been read: certificates there can expire unseen',
      description: 'Source {{ $labels.source_name }} ({{ $labels.source_kind }}) of {{ $labels.instance }} is not up.',
      page: DASHBOARD_OF_EXPORTERS,
      panel: PANELS.exporters,
    },
    {
      name: 'CertificateAgentAbsent',
      severity: 'critical',
      holdFor: '5m',
      watched: EXPORTER_GONE,
      threshold: 0,
      figure: EXPORTER_GONE,
      summary: 'The exporter{{ with $labels.instance }} {{ . }}{{ end }} is gone: certificates can expire unseen',
      description: 'Prometheus cannot scrape it. Alerts about certificates keep their last state for an hour.',
      page: DASHBOARD_OF_EXPORTERS,
      panel: PANELS.exporters,
    },
    ...CERT_MANAGER_RULES,
  ];
}
