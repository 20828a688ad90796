import { kept, newest } from './alert-rule.ts';

/** Who says when a certificate ends, and, with `not_before` in its place, when it begins. */
const METRICS = [
  'x509_cert_not_after',
  'ssl_cert_not_after',
  'ssl_file_cert_not_after',
  'ssl_kubernetes_cert_not_after',
  'ssl_kubeconfig_cert_not_after',
];
/** blackbox_exporter: the earliest of a served chain, which has no start. */
const PROBED = 'probe_ssl_earliest_cert_expiry';
/** 0 where nothing was ever issued, since v0.11. */
const ISSUED = 'certmanager_certificate_expiration_timestamp_seconds';
const ISSUED_FROM = 'certmanager_certificate_not_before_timestamp_seconds';

const named = (metrics: readonly string[]): string => `{__name__=~"${metrics.join('|')}"}`;

/** Of cert-manager's certificates only where nobody reads the Secrets of the cluster: each would be told twice. */
const UNREAD_SECRETS = `(${kept(ISSUED)} > 0 unless on (cluster) x509_cert_not_after{secret_name!=""})`;

const SEEN = named([...METRICS, PROBED]);

/** The end of every certificate that Prometheus knows, epoch seconds. */
export const ENDS = `(${SEEN} or (${newest(SEEN)} unless on (job, instance) up == 1) or ${UNREAD_SECRETS})`;

/** The start of validity of those that tell it. */
export const BEGINS = kept(named([...METRICS.map((name) => name.replace('not_after', 'not_before')), ISSUED_FROM]));

/** How a template of Prometheus finds the end that belongs to `$labels`, whichever metric told it. */
export const ALL_ENDS_LOOKUP = `query (printf "last_over_time(x509_cert_not_after{serial_number=%q,issuer_CN=%q}[1h]) or last_over_time({__name__=~'ssl_.*cert_not_after',serial_no=%q,issuer_cn=%q}[1h]) or last_over_time(${PROBED}{instance=%q}[1h]) or last_over_time(${ISSUED}{name=%q,issuer_name=%q}[1h])" $labels.serial_number $labels.issuer_CN $labels.serial_no $labels.issuer_cn $labels.instance $labels.name $labels.issuer_name)`;
