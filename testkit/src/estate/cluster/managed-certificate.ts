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
  readonly user: 'ingress' | 'gateway' | 'pod';
  readonly state: IssuingState;
  readonly revision: number;
}

/** Two thirds of the lifetime, as cert-manager chooses by itself. */
export const renewalTimeMs = ({ lifetime, left }: Life, nowMs: number): number =>
  nowMs + (left - lifetime / 3) * 86_400_000;

/** ClusterIssuers, but for the Vault of the data platform. */
export function issuerRefOf(issuer: IssuerName): { name: string; kind: string; group: string } {
  return { name: issuer, kind: issuer === 'vault' ? 'Issuer' : 'ClusterIssuer', group: 'cert-manager.io' };
}

/** Does a server check who asks by a challenge? Others issue at once. */
export const isAcme = (issuer: IssuerName): boolean => issuer === 'letsencrypt';
