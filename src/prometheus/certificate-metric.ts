/** Who writes the metrics: our agent, x509-certificate-exporter, ssl_exporter, cert-manager, blackbox_exporter. */
export type MetricFamily = 'notafter' | 'x509' | 'ssl' | 'certmanager' | 'probe_ssl';

/** What a metric says of a certificate; all but `ready` are moments in seconds. */
export type MetricFact = 'notAfter' | 'notBefore' | 'renewalDue' | 'ready';

export interface CertificateMetric {
  readonly family: MetricFamily;
  readonly fact: MetricFact;
}

/** The metrics that a certificate can be read from. Of two that say the same of one place, the earlier one is better. */
export const CERTIFICATE_METRICS: ReadonlyMap<string, CertificateMetric> = new Map([
  ...metricsOf('notafter', {
    notafter_certificate_not_after_timestamp_seconds: 'notAfter',
    notafter_renewal_due_timestamp_seconds: 'renewalDue',
  }),
  ...metricsOf('x509', { x509_cert_not_after: 'notAfter', x509_cert_not_before: 'notBefore' }),
  ...metricsOf('ssl', {
    ssl_cert_not_after: 'notAfter',
    ssl_cert_not_before: 'notBefore',
    ssl_file_cert_not_after: 'notAfter',
    ssl_file_cert_not_before: 'notBefore',
    ssl_kubernetes_cert_not_after: 'notAfter',
    ssl_kubernetes_cert_not_before: 'notBefore',
    ssl_kubeconfig_cert_not_after: 'notAfter',
    ssl_kubeconfig_cert_not_before: 'notBefore',
  }),
  ...metricsOf('certmanager', {
    certmanager_certificate_not_after_timestamp_seconds: 'notAfter',
    certmanager_certificate_expiration_timestamp_seconds: 'notAfter',
    certmanager_certificate_not_before_timestamp_seconds: 'notBefore',
    certmanager_certificate_renewal_timestamp_seconds: 'renewalDue',
    certmanager_certificate_ready_status: 'ready',
  }),
  ...metricsOf('probe_ssl', { probe_ssl_earliest_cert_expiry: 'notAfter' }),
]);

/** Names of the metrics that say one of some facts. */
export function metricNames(facts: readonly MetricFact[]): readonly string[] {
  return [...CERTIFICATE_METRICS].flatMap(([name, { fact }]) => (facts.includes(fact) ? [name] : []));
}

function metricsOf(
  family: MetricFamily,
  facts: Readonly<Record<string, MetricFact>>
): Array<readonly [string, CertificateMetric]> {
  return Object.entries(facts).map(([name, fact]) => [name, { family, fact }]);
}
