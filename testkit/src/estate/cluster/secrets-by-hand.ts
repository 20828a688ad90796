import type { Issued, IssueOptions } from '../../issue.ts';
import type { Manifest } from '../../kubernetes/api-server.ts';
import type { ClusterAuthorities } from './cluster-authorities.ts';
import { type ObjectName, secret, timeText, tlsSecret } from './manifests.ts';

interface ByHand {
  readonly name: ObjectName;
  readonly host: string;
  readonly lifetime: number;
  readonly left: number;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly options?: IssueOptions;
  readonly issuer?: 'web' | 'letsEncrypt' | 'retiring';
}

const DAY_MS = 86_400_000;

/** TLS Secrets that people look after: every state, and every annotation by which an object speaks for itself. */
const byHand = (nowMs: number): readonly ByHand[] => [
  { name: 'shop/promo-tls', host: 'promo.store.example', lifetime: 90, left: 19.3, issuer: 'letsEncrypt' },
  { name: 'shop/old-store-tls', host: 'old.store.example', lifetime: 365, left: 120 },
  {
    name: 'shop/newsletter-tls',
    host: 'news.store.example',
    lifetime: 365,
    left: 200,
    annotations: { 'notafter.io/warn-before': 'two weeks' },
  },
  { name: 'payments/acquirer-tls', host: 'acquirer.pay.example', lifetime: 365, left: 6.4 },
  {
    name: 'payments/hsm-tls',
    host: 'hsm.pay.example',
    lifetime: 365,
    left: 60,
    annotations: { 'notafter.io/warn-before': '90d', 'notafter.io/critical-before': '30d' },
  },
  { name: 'docs/wiki-tls', host: 'wiki.example', lifetime: 365, left: 25.2 },
  { name: 'monitoring/thanos-tls', host: 'thanos.example', lifetime: 365, left: 140 },
  { name: 'ingress-nginx/default-tls', host: 'default.example', lifetime: 365, left: 160 },
  { name: 'legacy/ftp-tls', host: 'ftp.example', lifetime: 365, left: -12.1 },
  {
    name: 'legacy/fax-tls',
    host: 'fax.example',
    lifetime: 365,
    left: -2.4,
    annotations: { 'notafter.io/silence-until': timeText(nowMs + 20 * DAY_MS).slice(0, 10) },
  },
  { name: 'legacy/cutover-tls', host: 'cutover.example', lifetime: 365, left: 371 },
  {
    name: 'legacy/erp-tls',
    host: 'erp.example',
    lifetime: 730,
    left: 90,
    options: { key: 'rsa-1024', signature: 'sha1' },
  },
  { name: 'legacy/smtp-tls', host: 'smtp.example', lifetime: 365, left: 220, issuer: 'retiring' },
  {
    name: 'ci/fixture-tls',
    host: 'fixture.example',
    lifetime: 30,
    left: -300,
    annotations: { 'notafter.io/ignore': 'true' },
  },
];

export function secretsByHand(authorities: ClusterAuthorities, nowMs: number): Manifest[] {
  const issued = byHand(nowMs).map(({ name, host, lifetime, left, annotations = {}, options = {}, issuer = 'web' }) => {
    const authority = authorities[issuer];
    const names = { subject: `CN=${host}`, dns: [host], extendedKeyUsage: ['serverAuth'] };
    const certificate: Issued = authority.issue({ ...names, ...options }, { lifetime, left });
    return tlsSecret(name, certificate, [authority.certificate], { annotations });
  });
  const broken = '-----BEGIN CERTIFICATE-----\nbm90IGEgY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n';
  return [...issued, secret('legacy/intranet-tls', 'kubernetes.io/tls', { 'tls.crt': broken, 'tls.key': '' })];
}
