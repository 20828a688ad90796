import { DAY_MS } from '@notafter/core';
import type { Labels } from '../metric-labels';

/** Monday. */
export const NOW = Date.UTC(2026, 10, 23, 10);
export const inDays = (days: number) => NOW + days * DAY_MS;

/** One series of an instant vector, as Prometheus' HTTP API writes it: the value in a text. */
export interface VectorItem {
  readonly metric: Labels;
  readonly value: readonly [number, string];
}

/** `momentMs` is written in seconds, as all metrics of certificates are. */
export function series(name: string, labels: Labels, momentMs: number): VectorItem {
  return { metric: { __name__: name, ...labels }, value: [NOW / 1000, String(momentMs / 1000)] };
}

const X509 = { instance: '10.0.0.7:9793', job: 'x509-certificate-exporter' };
const SSL = { job: 'ssl', serial_no: '771', issuer_cn: 'Example R1', cn: 'shop.example' };
const CERT_MANAGER = {
  ...{ instance: '10.0.0.9:9402', job: 'cert-manager', namespace: 'cert-manager', exported_namespace: 'shop' },
  ...{ issuer_name: 'letsencrypt', issuer_kind: 'ClusterIssuer', issuer_group: 'cert-manager.io' },
};
const secret = (name: string, serial: string, more: Labels = {}): Labels => ({
  ...X509,
  ...{ secret_namespace: 'shop', secret_name: name, secret_key: 'tls.crt', serial_number: serial },
  ...{ issuer_CN: 'Example R1', issuer_O: 'Example', subject_CN: `${name}.example`, ...more },
});

/** x509-certificate-exporter 4: a file, a kubeconfig's user, an authority that begins and ends, Secrets with a lifted label. */
export const X509_SERIES: readonly VectorItem[] = [
  series(
    'x509_cert_not_after',
    {
      ...X509,
      filename: 'apiserver.crt',
      filepath: '/etc/kubernetes/pki/apiserver.crt',
      serial_number: '17',
      issuer_CN: 'kubernetes',
      subject_CN: 'kube-apiserver',
    },
    inDays(5)
  ),
  series(
    'x509_cert_not_after',
    {
      ...X509,
      filename: 'admin.conf',
      filepath: '/etc/kubernetes/admin.conf',
      embedded_kind: 'user',
      embedded_key: 'kubernetes-admin',
      serial_number: '18',
      issuer_CN: 'kubernetes',
      subject_CN: 'kubernetes-admin',
      subject_O: 'system:masters',
    },
    inDays(-3)
  ),
  series(
    'x509_cert_not_after',
    {
      ...X509,
      filepath: '/etc/kubernetes/pki/ca.crt',
      serial_number: '1',
      issuer_CN: 'kubernetes',
      subject_CN: 'kubernetes',
    },
    inDays(3000)
  ),
  series(
    'x509_cert_not_before',
    {
      ...X509,
      filepath: '/etc/kubernetes/pki/ca.crt',
      serial_number: '1',
      issuer_CN: 'kubernetes',
      subject_CN: 'kubernetes',
    },
    inDays(-650)
  ),
  series('x509_cert_not_after', secret('shop', '771', { secret_label_team: 'payments' }), inDays(20)),
  series('x509_cert_not_before', secret('shop', '771', { secret_label_team: 'payments' }), inDays(-70)),
];

/** ssl_exporter: what a host serves, a file, a Secret, a kubeconfig. */
export const SSL_SERIES: readonly VectorItem[] = [
  series(
    'ssl_cert_not_after',
    { ...SSL, instance: 'shop.example:443', dnsnames: ',shop.example,www.shop.example,', ips: '', ou: '' },
    inDays(20)
  ),
  series(
    'ssl_file_cert_not_after',
    { ...SSL, instance: 'web-1:9219', serial_no: '9', cn: 'files.example', file: '/etc/nginx/tls/files.crt' },
    inDays(40)
  ),
  series(
    'ssl_kubernetes_cert_not_after',
    {
      ...SSL,
      instance: 'ssl:9219',
      serial_no: '10',
      cn: 'api.example',
      namespace: 'monitoring',
      exported_namespace: 'shop',
      secret: 'api-tls',
      key: 'tls.crt',
    },
    inDays(50)
  ),
  series(
    'ssl_kubeconfig_cert_not_after',
    {
      ...SSL,
      instance: 'ssl:9219',
      serial_no: '11',
      cn: 'ci',
      kubeconfig: '/home/ci/.kube/config',
      name: 'ci',
      type: 'user',
    },
    inDays(60)
  ),
];

/** cert-manager 1.18 and later: one in order, one that is overdue and not ready, one that was never issued (0). */
export const CERT_MANAGER_SERIES: readonly VectorItem[] = [
  ...certificate('web', { end: inDays(30), due: inDays(10), ready: true }),
  ...certificate('late', { end: inDays(6), due: inDays(-2), ready: false }),
  ...certificate('never', { end: 0, due: 0, ready: false }),
];

/** blackbox_exporter: a site, and a target without TLS, of which it writes a moment long before our era. */
export const PROBE_SERIES: readonly VectorItem[] = [
  series('probe_ssl_earliest_cert_expiry', { instance: 'https://www.example.org/health', job: 'blackbox' }, inDays(12)),
  series('probe_ssl_earliest_cert_expiry', { instance: 'http://plain.example.org', job: 'blackbox' }, -62135596800000),
];

function certificate(
  name: string,
  { end, due, ready }: { readonly end: number; readonly due: number; readonly ready: boolean }
): readonly VectorItem[] {
  const labels = { ...CERT_MANAGER, name };
  const condition = (is: string, holds: boolean) =>
    series('certmanager_certificate_ready_status', { ...labels, condition: is }, Number(holds) * 1000);
  return [
    series('certmanager_certificate_expiration_timestamp_seconds', labels, end),
    series('certmanager_certificate_not_after_timestamp_seconds', labels, end),
    series('certmanager_certificate_renewal_timestamp_seconds', labels, due),
    condition('True', ready),
    condition('False', !ready),
    condition('Unknown', false),
  ];
}
