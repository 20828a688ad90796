import type { SecretLocation, Sink } from '@notafter/core';
import { factsOfSecret, whyMissing } from './facts-of-secret.ts';
import type { IssuanceRecords } from './issuance-records.ts';

/** Tells what is known of Secrets, and of those that are not there yet that they are missing. Survives a session. */
export interface SecretTeller {
  begin(sink: Sink, records: IssuanceRecords): void;
  /** Something else may be known of these. Nothing is told before `complete`. */
  changed(secrets: Iterable<string>): void;
  /** All that there is was told once: what is known is told now, and what was told and is so no longer is taken back. */
  complete(): void;
  locationOf(secret: string): SecretLocation;
}

interface Session {
  readonly sink: Sink;
  readonly records: IssuanceRecords;
  isComplete: boolean;
}

/** The key by which cert-manager writes the certificate. */
const KEY = 'tls.crt';

export function createSecretTeller(holder: { readonly source: string; readonly cluster: string }): SecretTeller {
  /** Secrets of which something is told, with why they are missing. */
  const told = new Map<string, string | null>();
  let session: Session | null = null;

  function locationOf(secret: string): SecretLocation {
    const [namespace = '', name = ''] = secret.slice('Secret '.length).split('/');
    return { ...holder, node: '', kind: 'secret', namespace, name, key: KEY };
  }

  function setMissing(sink: Sink, secret: string, why: string | null): void {
    const before = told.get(secret) ?? null;
    told.set(secret, why);
    if (why === before) {
      return;
    }
    if (why === null) {
      sink.remove(locationOf(secret), 'deleted');
    } else {
      sink.replace(locationOf(secret), { ok: false, reason: 'missing', message: why });
    }
  }

  function tell({ sink, records }: Session, secret: string): void {
    const issuances = records.issuancesOf(secret);
    const usedBy = records.issuersUsing(secret);
    if (issuances.length + usedBy.length > 0) {
      sink.relate(secret, factsOfSecret(issuances, usedBy));
      setMissing(sink, secret, whyMissing(issuances));
    } else if (told.has(secret)) {
      setMissing(sink, secret, null);
      told.delete(secret);
      sink.relate(secret, null);
    }
  }

  return {
    begin(sink, records) {
      session = { sink, records, isComplete: false };
    },
    changed(secrets) {
      if (session?.isComplete === true) {
        for (const secret of secrets) {
          tell(session, secret);
        }
      }
    },
    complete() {
      if (session !== null && !session.isComplete) {
        session.isComplete = true;
        for (const secret of new Set([...told.keys(), ...session.records.secrets()])) {
          tell(session, secret);
        }
      }
    },
    locationOf,
  };
}
