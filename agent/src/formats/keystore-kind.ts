import type { Format } from './format.ts';

export interface KeystoreKind {
  readonly format: Format & ('pkcs12' | 'jks');
  readonly name: string;
}

const PKCS12: KeystoreKind = { format: 'pkcs12', name: 'PKCS#12 keystore' };

const BY_MAGIC: ReadonlyMap<number, KeystoreKind> = new Map([
  [0xfe_ed_fe_ed, { format: 'jks', name: 'JKS keystore' }],
  [0xce_ce_ce_ce, { format: 'jks', name: 'JCEKS keystore' }],
]);

/** What keystore the bytes begin like, whole or cut off; null for none. */
export function keystoreKindOf(bytes: Buffer): KeystoreKind | null {
  if (bytes.length < 4) {
    return null;
  }
  return beginsLikePkcs12(bytes) ? PKCS12 : (BY_MAGIC.get(bytes.readUInt32BE(0)) ?? null);
}

/** A PFX (RFC 7292 §4), in DER or BER: a SEQUENCE that begins with version 3 and another SEQUENCE. */
function beginsLikePkcs12(bytes: Buffer): boolean {
  const length = bytes[1] ?? 0;
  const versionAt = 2 + (length > 0x80 ? length & 0x7f : 0);
  return bytes[0] === 0x30 && bytes.toString('hex', versionAt, versionAt + 4) === '02010330';
}
