import type { ApiServer, Manifest } from '../../kubernetes/api-server.ts';
import type { Authority } from '../authority.ts';
import { certificateManifest } from './certificate-manifest.ts';
import { type ClusterAuthorities, type HostAuthorities, createClusterAuthorities } from './cluster-authorities.ts';
import { definitions } from './definitions.ts';
import { ingressManifest } from './ingress-manifest.ts';
import type { ManagedCertificate } from './managed-certificate.ts';
import { MANAGED_CERTIFICATES } from './managed-certificates.ts';
import { namespaces } from './namespaces.ts';
import { secretsByHand } from './secrets-by-hand.ts';
import { trustBundles } from './trust-bundles.ts';
import { writtenSecret } from './written-secret.ts';

/** Applies the demo's cluster: namespaces with owners, TLS Secrets in every state, and what cert-manager says of them. */
export function fillCluster(server: Pick<ApiServer, 'apply'>, hosts: HostAuthorities, nowMs: number): void {
  const authorities = createClusterAuthorities(hosts, nowMs);
  server.apply(...namespaces(), ...definitions());
  server.apply(...MANAGED_CERTIFICATES.flatMap((certificate) => managed(certificate, authorities, nowMs)));
  server.apply(...secretsByHand(authorities, nowMs), ...INGRESSES_BY_HAND, ...trustBundles(authorities));
}

/** That of promo-tls has lost its annotation. */
const INGRESSES_BY_HAND: readonly Manifest[] = [
  ingressManifest('shop/promo-tls', ['promo.store.example']),
  ingressManifest('shop/newsletter-tls', ['news.store.example']),
  ingressManifest('payments/acquirer-tls', ['acquirer.pay.example']),
  ingressManifest('payments/hsm-tls', ['hsm.pay.example']),
  ingressManifest('docs/wiki-tls', ['wiki.example']),
  ingressManifest('legacy/cutover-tls', ['cutover.example']),
];

function managed(certificate: ManagedCertificate, authorities: ClusterAuthorities, nowMs: number): Manifest[] {
  const { name, dnsNames, issuer, life, user, state } = certificate;
  const authority = authorityOf(certificate, authorities);
  const options = { subject: `CN=${dnsNames[0]}`, dns: dnsNames, extendedKeyUsage: ['serverAuth'] };
  return [
    certificateManifest(certificate, nowMs),
    ...(state === 'never-issued' ? [] : [writtenSecret(certificate, authority.issue(options, life), authority)]),
    ...(user === 'ingress' ? [ingressManifest(name, dnsNames, issuer)] : []),
  ];
}

function authorityOf({ issuer }: ManagedCertificate, authorities: ClusterAuthorities): Authority {
  const { letsEncrypt, internal, vault, web } = authorities;
  return { letsencrypt: letsEncrypt, 'internal-ca': internal, vault, 'web-ca': web }[issuer];
}
