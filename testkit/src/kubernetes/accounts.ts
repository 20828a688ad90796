import type { Grant } from './api-server.ts';
import { ANONYMOUS, type User } from './access.ts';

/** Namespace and name of the service account that every token belongs to. */
export const SERVICE_ACCOUNT = { namespace: 'notafter', name: 'notafter' };

/** Who may do what, by bearer token or by the common name of a client certificate. */
export interface Accounts {
  grant(token: string, grants: readonly Grant[] | 'everything' | null): void;
  /** Null for credentials that are not, or no longer, known. */
  identify(token: string | null, commonName: string | null): User | null;
}

export function createAccounts(): Accounts {
  const known = new Map<string, readonly Grant[] | 'everything' | null>();
  const userOf = (credential: string, name: string): User | null => {
    const rights = known.has(credential) ? known.get(credential)! : 'everything';
    return rights === null ? null : { name, rights };
  };
  return {
    grant(token, grants) {
      known.set(token, grants);
    },
    identify(token, commonName) {
      if (token !== null) {
        return userOf(token, `system:serviceaccount:${SERVICE_ACCOUNT.namespace}:${SERVICE_ACCOUNT.name}`);
      }
      return commonName === null ? ANONYMOUS : userOf(commonName, commonName);
    },
  };
}
