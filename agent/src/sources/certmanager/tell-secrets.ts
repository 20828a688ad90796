import { setImmediate } from 'node:timers/promises';
import type { SecretLocation, Sink } from '@notafter/core';
import { factsOfSecret, whyMissing } from './facts-of-secret.ts';
import type { IssuanceRecords } from './issuance-records.ts';

/** Tells what is known of Secrets, and of those that are not there yet that they are missing. Survives a session. */
export interface SecretTeller {
  begin(sink: Sink, records: IssuanceRecords): void;
  /** Something else may be known of these; of very many it is told in turns. Nothing is told before `complete`. */
  changed(secrets: ReadonlySet<string>): void | Promise<void>;
  /** All that there is was told once: what is known is told now, and what was told and is so no longer is taken back. */
  complete(): void;
  locationOf(secret: string): SecretLocation;
}

interface Session {
  readonly sink: Sink;
  readonly records: IssuanceRecords;
  isComplete: boolean;
}

const SECRETS_AT_ONCE = 200;

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

  /** An issuer may issue for thousands. */
  async function tellInTurns(current: Session, secrets: ReadonlySet<string>): Promise<void> {
    let count = 0;
    for (const secret of secrets) {
      if (current !== session) {
        return;
      }
      tell(current, secret);
      count += 1;
      if (count % SECRETS_AT_ONCE === 0) {
        await setImmediate();
      }
    }
  }

  return {
    begin(sink, records) {
      session = { sink, records, isComplete: false };
    },
    changed(secrets) {
      const current = session;
      if (current === null || !current.isComplete) {
        return undefined;
      }
      if (secrets.size > SECRETS_AT_ONCE) {
        return tellInTurns(current, secrets);
      }
      return secrets.forEach((secret) => tell(current, secret));
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
