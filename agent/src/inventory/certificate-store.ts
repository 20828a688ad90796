import type { Certificate } from '@notafter/core';
import { createIdIndex } from './id-index.ts';
import { type Ids, eachOf, withId, withoutId } from './ids.ts';

/** Every certificate once, with the slots that hold it, and the authorities among them by what they can be found by. */
export interface CertificateStore {
  /** The same certificates, each as the one record that is kept for its fingerprint. */
  share(certificates: readonly Certificate[]): readonly Certificate[];
  hold(certificate: Certificate, slotId: string): void;
  release(certificate: Certificate, slotId: string): void;
  get(fingerprint: string): Certificate | undefined;
  holders(fingerprint: string): Iterable<string>;
  issuersOf(certificate: Certificate): Certificate[];
  readonly size: number;
}

interface Entry {
  readonly certificate: Certificate;
  /** Ids of slots; null once nothing holds it any longer. */
  holders: Ids | null;
}

/** Versions 1 and 2 have no basic constraints: such a root counts by being its own issuer. */
export const canIssue = ({ isCa, version, subject, issuer }: Certificate): boolean =>
  isCa || (version < 3 && subject.text === issuer.text);

const endsLast = (a: Certificate, b: Certificate): number =>
  (b.notAfterMs ?? 0) - (a.notAfterMs ?? 0) || (a.fingerprint < b.fingerprint ? -1 : 1);

export function createCertificateStore(): CertificateStore {
  const entries = new Map<string, Entry>();
  const byKeyId = createIdIndex();
  const bySubject = createIdIndex();

  function index(certificate: Certificate, change: 'add' | 'remove'): void {
    if (!canIssue(certificate)) {
      return;
    }
    bySubject[change](certificate.subject.text, certificate.fingerprint);
    if (certificate.subjectKeyId !== null) {
      byKeyId[change](certificate.subjectKeyId, certificate.fingerprint);
    }
  }

  function others(fingerprints: Iterable<string>, certificate: Certificate): Certificate[] {
    const found: Certificate[] = [];
    for (const fingerprint of fingerprints) {
      const entry = entries.get(fingerprint);
      if (entry !== undefined && fingerprint !== certificate.fingerprint) {
        found.push(entry.certificate);
      }
    }
    return found.sort(endsLast);
  }

  return {
    get size() {
      return entries.size;
    },
    share(certificates) {
      if (certificates.length === 1) {
        const known = entries.get(certificates[0]!.fingerprint)?.certificate ?? certificates[0]!;
        return [known];
      }
      const fresh = new Map<string, Certificate>();
      return certificates.map((certificate) => {
        const { fingerprint } = certificate;
        const known = entries.get(fingerprint)?.certificate ?? fresh.get(fingerprint);
        if (known === undefined) {
          fresh.set(fingerprint, certificate);
        }
        return known ?? certificate;
      });
    },
    get: (fingerprint) => entries.get(fingerprint)?.certificate,
    hold(certificate, slotId) {
      const entry = entries.get(certificate.fingerprint);
      if (entry === undefined) {
        entries.set(certificate.fingerprint, { certificate, holders: slotId });
        index(certificate, 'add');
      } else {
        entry.holders = withId(entry.holders, slotId);
      }
    },
    release(certificate, slotId) {
      const entry = entries.get(certificate.fingerprint);
      if (entry === undefined) {
        return;
      }
      entry.holders = withoutId(entry.holders, slotId);
      if (entry.holders === null) {
        entries.delete(certificate.fingerprint);
        index(certificate, 'remove');
      }
    },
    holders: (fingerprint) => eachOf(entries.get(fingerprint)?.holders ?? null),
    issuersOf(certificate) {
      const { authorityKeyId, issuer } = certificate;
      const byKey = authorityKeyId === null ? [] : others(byKeyId.ids(authorityKeyId), certificate);
      if (byKey.length > 0) {
        return byKey;
      }
      const byName = others(bySubject.ids(issuer.text), certificate);
      return authorityKeyId === null ? byName : byName.filter(({ subjectKeyId }) => subjectKeyId === null);
    },
  };
}
