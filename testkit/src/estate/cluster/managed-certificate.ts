import type { Life } from '../authority.ts';
import type { ObjectName } from './manifests.ts';

export type IssuerName = 'letsencrypt' | 'internal-ca' | 'vault' | 'web-ca';

/**
 * How it stands with a Certificate of cert-manager. `ready`: nothing to do. `renewing`: its renewal has just come due.
 * `waiting`: its challenge has not been answered for days. `failing`: its orders fail, one after the other.
 * `issuer-not-ready`: nobody issues it. `never-issued`: there is no Secret yet.
 */
export type IssuingState = 'ready' | 'renewing' | 'waiting' | 'failing' | 'issuer-not-ready' | 'never-issued';

export interface ManagedCertificate {
  /** Of the Certificate and of the Secret that it writes, as ingress-shim names both. */
  readonly name: ObjectName;
  readonly dnsNames: readonly [string, ...string[]];
  readonly issuer: IssuerName;
  /** Days; of what was never issued nothing is left. */
  readonly life: Life;
  /** Days before its end at which it is renewed; a third of the lifetime, as cert-manager chooses by itself, when absent. */
  readonly renewBefore?: number;
  readonly user: 'ingress' | 'gateway' | 'pod';
  readonly state: IssuingState;
  readonly revision: number;
}

export const renewalTimeMs = (
  { life: { lifetime, left }, renewBefore = lifetime / 3 }: Pick<ManagedCertificate, 'life' | 'renewBefore'>,
  nowMs: number
): number => nowMs + (left - renewBefore) * 86_400_000;

/** ClusterIssuers, but for the Vault of the data platform. */
export function issuerRefOf(issuer: IssuerName): { name: string; kind: string; group: string } {
  return { name: issuer, kind: issuer === 'vault' ? 'Issuer' : 'ClusterIssuer', group: 'cert-manager.io' };
}

/** Does a server check who asks by a challenge? Others issue at once. */
export const isAcme = (issuer: IssuerName): boolean => issuer === 'letsencrypt';
