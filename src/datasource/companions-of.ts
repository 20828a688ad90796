import type { FieldName } from '@notafter/core';

/** Links and the runway need them. Of a place with several certificates, the position tells them apart. */
const ALWAYS: readonly FieldName[] = [
  ...(['slot', 'position', 'state', 'title', 'place', 'namespace', 'node'] as const),
  ...(['notBefore', 'notAfter', 'warningAt', 'criticalAt', 'renewalDueAt', 'renewedAt'] as const),
];

/** What else our panels show, group by or join certificates to their issuers with. */
const FOR_ANY_PANEL: readonly FieldName[] = [
  ...(['role', 'isCa', 'fingerprint', 'issuerFingerprint', 'subject', 'issuer'] as const),
  ...(['cluster', 'source', 'kind', 'managedBy', 'usedBy', 'issuanceFailure', 'nextRetryAt'] as const),
  ...(['sans', 'keyAlgorithm', 'keySize', 'serialNumber'] as const),
];

/** Who asks: Explore shows a table of at most twenty columns, hidden ones counted, which needs but the slot for its links. */
export type Asker = 'explore' | 'panel';

/**
 * Columns that an answer of `certificates` carries, hidden, beside those that were asked for. Whoever chose columns gets
 * few of them; without a choice any of our panels shows the answer whole.
 */
export function companionsOf(chosen: readonly string[], asker: Asker): readonly FieldName[] {
  if (asker === 'explore') {
    return ['slot'];
  }
  return chosen.length > 0 ? ALWAYS : [...ALWAYS, ...FOR_ANY_PANEL];
}

export const isCompanion = (name: string): boolean =>
  [...ALWAYS, ...FOR_ANY_PANEL].some((companion) => companion === name);
