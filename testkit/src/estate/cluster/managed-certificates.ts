import type { IssuerName, IssuingState, ManagedCertificate } from './managed-certificate.ts';
import type { ObjectName } from './manifests.ts';

type Row = readonly [
  name: ObjectName,
  dnsNames: ManagedCertificate['dnsNames'],
  lifetime: number,
  left: number,
  state?: IssuingState,
];

const MINUTE = 1 / 1440;

/** By Let's Encrypt, for an Ingress that carries the annotation. */
const FOR_INGRESSES: readonly Row[] = [
  ['shop/storefront-tls', ['store.example', 'www.store.example'], 90, 61.2],
  ['shop/checkout-tls', ['checkout.store.example'], 90, 44.4],
  ['shop/images-tls', ['img.store.example'], 47, 29.5],
  ['shop/campaign-tls', ['*.sale.store.example'], 90, 17.4, 'failing'],
  ['payments/pay-api-tls', ['api.pay.example'], 90, 72.1],
  ['payments/refunds-tls', ['refunds.pay.example'], 90, 0, 'never-issued'],
  ['identity/login-tls', ['login.example'], 6, 3.9],
  ['identity/sso-tls', ['sso.example'], 90, 30 - 4 * MINUTE, 'renewing'],
  ['monitoring/grafana-tls', ['grafana.example'], 90, 23.6, 'waiting'],
  ['data/minio-tls', ['s3.example'], 90, 80.3],
  ['ci/argocd-server-tls', ['argocd.example'], 90, 58.8],
  ['ci/registry-tls', ['registry.example'], 90, 39.2],
  ['docs/handbook-tls', ['handbook.example'], 90, 84.6],
  ['docs/status-page-tls', ['status-page.example'], 47, 40.7],
];

const FOR_GATEWAYS: readonly Row[] = [
  ['edge-gateway/apps-tls', ['*.apps.example'], 90, 67.3],
  ['edge-gateway/partners-tls', ['partners.example'], 90, 51.9],
];

/** By cert-manager's own authority, for what runs inside. */
const FOR_PODS: readonly Row[] = [
  ['payments/ledger-tls', ['ledger.payments.svc'], 90, 66.5],
  ['identity/directory-tls', ['directory.identity.svc'], 90, 52.6],
  ['monitoring/prometheus-tls', ['prometheus.monitoring.svc'], 90, 55.1],
  ['monitoring/alertmanager-tls', ['alertmanager.monitoring.svc'], 90, 71.7],
  ['data/kafka-tls', ['kafka.data.svc', '*.kafka.data.svc'], 90, 48.2],
  ['ci/runner-tls', ['runner.ci.svc'], 47, 22.4],
];

const FROM_VAULT: readonly Row[] = [['data/postgres-tls', ['postgres.data.svc'], 30, 6.8, 'issuer-not-ready']];

/** What cert-manager looks after, in every state there is. */
export const MANAGED_CERTIFICATES: readonly ManagedCertificate[] = [
  ...managed(FOR_INGRESSES, 'letsencrypt', 'ingress'),
  ...managed(FOR_GATEWAYS, 'letsencrypt', 'gateway'),
  ...managed(FOR_PODS, 'internal-ca', 'pod'),
  ...managed(FROM_VAULT, 'vault', 'pod'),
];

function managed(
  rows: readonly Row[],
  issuer: IssuerName,
  user: ManagedCertificate['user']
): readonly ManagedCertificate[] {
  return rows.map(([name, dnsNames, lifetime, left, state = 'ready'], index) => ({
    name,
    dnsNames,
    issuer,
    life: { lifetime, left },
    user,
    state,
    revision: state === 'never-issued' ? 1 : 2 + (index % 7),
  }));
}
