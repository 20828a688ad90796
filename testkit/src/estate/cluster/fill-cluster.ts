import type { ApiServer, Manifest } from '../../kubernetes/api-server.ts';
import type { Authority } from '../authority.ts';
import { certificateManifest } from './certificate-manifest.ts';
import { type ClusterAuthorities, type HostAuthorities, createClusterAuthorities } from './cluster-authorities.ts';
import { definitions } from './definitions.ts';
import { ingressManifest } from './ingress-manifest.ts';
import { issuers } from './issuers.ts';
import { issuingManifests } from './issuing-manifests.ts';
import { keystores } from './keystores.ts';
import { type ManagedCertificate, issuerRefOf } from './managed-certificate.ts';
import { MANAGED_CERTIFICATES } from './managed-certificates.ts';
import { metadataOf } from './manifests.ts';
import { namespaces } from './namespaces.ts';
import { nodes } from './nodes.ts';
import { requestOf } from './signing-request.ts';
import { secretsByHand } from './secrets-by-hand.ts';
import { secretsOfPrograms } from './secrets-of-programs.ts';
import { trustBundles } from './trust-bundles.ts';
import { users } from './users.ts';
import { writtenSecret } from './written-secret.ts';

export interface ClusterChanges {
  /** The challenges of what was being renewed are passed: new Secrets, and Certificates that are up to date. */
  completeRenewals(atMs: number): void;
}

/** Applies the demo's cluster: namespaces with owners, TLS Secrets in every state, and what cert-manager says of them. */
export function fillCluster(
  server: Pick<ApiServer, 'apply' | 'remove'>,
  hosts: HostAuthorities,
  nowMs: number
): ClusterChanges {
  const authorities = createClusterAuthorities(hosts, nowMs);
  server.apply(...namespaces(), ...definitions());
  server.apply(...MANAGED_CERTIFICATES.flatMap((certificate) => managed(certificate, authorities, nowMs)));
  server.apply(...issuers(nowMs), ...users(), COPY);
  server.apply(...secretsOfPrograms(authorities, nowMs), ...keystores(authorities));
  server.apply(...nodes(), requestOf('alice', authorities.kubernetes, nowMs));
  server.apply(...secretsByHand(authorities, nowMs), ...INGRESSES_BY_HAND, ...trustBundles(authorities));
  const renewing = MANAGED_CERTIFICATES.filter(({ state }) => state === 'renewing');
  return {
    completeRenewals(atMs) {
      for (const certificate of renewing) {
        const challenges = issuingManifests(certificate, nowMs).filter(({ kind }) => kind === 'Challenge');
        challenges.forEach(({ kind, metadata }) => server.remove(kind, metadata.namespace ?? null, metadata.name));
        const { life, revision } = certificate;
        const renewed = { ...certificate, state: 'ready', revision: revision + 1 } as const;
        const left = life.lifetime + (atMs - nowMs) / DAY_MS;
        server.apply(...managed({ ...renewed, life: { ...life, left } }, authorities, nowMs));
      }
    },
  };
}

const DAY_MS = 86_400_000;

/** That of promo-tls has lost its annotation. */
const INGRESSES_BY_HAND: readonly Manifest[] = [
  ingressManifest('shop/promo-tls', ['promo.store.example']),
  ingressManifest('shop/newsletter-tls', ['news.store.example']),
  ingressManifest('payments/acquirer-tls', ['acquirer.pay.example']),
  ingressManifest('payments/hsm-tls', ['hsm.pay.example']),
  ingressManifest('docs/wiki-tls', ['wiki.example']),
  ingressManifest('legacy/cutover-tls', ['cutover.example']),
];

/** Made from another one by somebody who forgot to change its secretName. */
const COPY: Manifest = {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: metadataOf('docs/handbook-draft'),
  spec: { secretName: 'handbook-tls', dnsNames: ['draft.handbook.example'], issuerRef: issuerRefOf('letsencrypt') },
  status: {
    conditions: [
      {
        ...{ type: 'Ready', status: 'False', reason: 'IncorrectCertificate' },
        message:
          'Secret was issued for "handbook-tls". If this message is not transient, you might have two conflicting Certificates pointing to the same secret.',
      },
    ],
  },
};

function managed(certificate: ManagedCertificate, authorities: ClusterAuthorities, nowMs: number): Manifest[] {
  const { name, dnsNames, issuer, life, user, state } = certificate;
  const authority = authorityOf(certificate, authorities);
  const options = { subject: `CN=${dnsNames[0]}`, dns: dnsNames, extendedKeyUsage: ['serverAuth'] };
  return [
    certificateManifest(certificate, nowMs),
    ...issuingManifests(certificate, nowMs),
    ...(state === 'never-issued' ? [] : [writtenSecret(certificate, authority.issue(options, life), authority)]),
    ...(user === 'ingress' ? [ingressManifest(name, dnsNames, issuer)] : []),
  ];
}

function authorityOf({ issuer }: ManagedCertificate, authorities: ClusterAuthorities): Authority {
  const { letsEncrypt, internal, vault, web } = authorities;
  return { letsencrypt: letsEncrypt, 'internal-ca': internal, vault, 'web-ca': web }[issuer];
}
