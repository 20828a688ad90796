import { prometheusFrom } from '../new-dashboard.ts';

export const DATA_SOURCE = prometheusFrom('datasource');

/** A metric of cert-manager's, of the jobs that are chosen. */
export const metric = (name: string, matchers = ''): string =>
  `certmanager_${name}{${['job=~"$job"', matchers].filter(Boolean).join(',')}}`;

/** Of a Certificate that was never issued, cert-manager says 0. */
export const END = `(${metric('certificate_expiration_timestamp_seconds')} > 0)`;
export const RENEWAL = `(${metric('certificate_renewal_timestamp_seconds')} > 0)`;
export const NOT_READY = `(${metric('certificate_ready_status', 'condition!="True"')} == 1)`;

/**
 * One series a Certificate, whatever the scrape is called. Without `honorLabels` Prometheus moves the Certificate's
 * namespace into `exported_namespace` and puts the namespace of cert-manager's pod in its place.
 */
export const byCertificate = (expr: string): string => by('name', 'namespace', 'issuer_kind', 'issuer_name')(expr);

export const by =
  (...labels: readonly string[]) =>
  (expr: string): string =>
    `max by (${labels.join(', ')}) (label_replace(${expr}, "namespace", "$1", "exported_namespace", "(.+)"))`;
