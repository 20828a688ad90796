import type { Issued } from '../../issue.ts';
import type { Manifest } from '../../kubernetes/api-server.ts';
import type { Authority } from '../authority.ts';
import { certificateManifest } from './certificate-manifest.ts';
import { ingressManifest } from './ingress-manifest.ts';
import type { ManagedCertificate } from './managed-certificate.ts';
import { writtenSecret } from './written-secret.ts';

const DAY_MS = 86_400_000;

/** What cert-manager writes when it has issued the certificate of eight minutes: its Secret, and that it is ready. */
export function flashManifests(
  certificate: Issued,
  authority: Authority,
  { lifetimeMs, renewBeforeMs }: { readonly lifetimeMs: number; readonly renewBeforeMs: number },
  nowMs: number
): Manifest[] {
  const lifetime = lifetimeMs / DAY_MS;
  const flash: ManagedCertificate = {
    name: 'flash/flash-tls',
    dnsNames: ['flash.example'],
    issuer: 'web-ca',
    life: { lifetime, left: lifetime },
    renewBefore: renewBeforeMs / DAY_MS,
    user: 'ingress',
    state: 'ready',
    revision: Math.floor(nowMs / lifetimeMs),
  };
  return [
    certificateManifest(flash, nowMs),
    writtenSecret(flash, certificate, authority),
    ingressManifest(flash.name, flash.dnsNames, flash.issuer),
  ];
}
