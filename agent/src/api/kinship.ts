import { type Certificate, type CertificateSummary, roleOf, titleOf } from '@notafter/core';
import { canIssue } from '../inventory/certificate-store.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { type Pace, eachPaced } from './query/pace.ts';
import type { Roster } from './query/roster.ts';

export function certificateSummary(certificate: Certificate): CertificateSummary {
  const { fingerprint, notAfterMs } = certificate;
  return { fingerprint, title: titleOf(certificate), role: roleOf(certificate), notAfterMs };
}

/** The issuers that the inventory holds, nearest first; each once, though authorities may have signed each other. */
export function issuersAbove(certificate: Certificate, inventory: Inventory): readonly Certificate[] {
  const above = new Map([[certificate.fingerprint, certificate]]);
  // A Map is walked on to what is added while walking: breadth first.
  for (const one of above.values()) {
    for (const issuer of inventory.issuersOf(one)) {
      above.set(issuer.fingerprint, above.get(issuer.fingerprint) ?? issuer);
    }
  }
  return [...above.values()].slice(1);
}

/** The certificates that this one has issued, those that end first at the head. The roll is taken only for who could have. */
export async function issuedBy(issuer: Certificate, inventory: Inventory, roster: () => Roster, pace: Pace) {
  const issued = new Map<string, Certificate>();
  if (!canIssue(issuer)) {
    return [];
  }
  await eachPaced(await roster().sightings(pace), pace, ({ certificate }) => {
    if (mayHaveIssued(issuer, certificate) && !issued.has(certificate.fingerprint)) {
      const isIssuer = inventory.issuersOf(certificate).some(({ fingerprint }) => fingerprint === issuer.fingerprint);
      if (isIssuer) {
        issued.set(certificate.fingerprint, certificate);
      }
    }
  });
  return [...issued.values()].sort((a, b) => (a.notAfterMs ?? Infinity) - (b.notAfterMs ?? Infinity));
}

/** Cheap and never wrong about a no: what the inventory joins by is equal. */
function mayHaveIssued(issuer: Certificate, { authorityKeyId, issuer: issuerName }: Certificate): boolean {
  return (authorityKeyId !== null && authorityKeyId === issuer.subjectKeyId) || issuerName.text === issuer.subject.text;
}
