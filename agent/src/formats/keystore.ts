import type { Crl, Reason } from '@notafter/core';
import type { ParsedCertificate } from '../x509/parse-certificate.ts';

/** What one alias of a keystore holds. */
export interface KeystoreEntry {
  /** As the keystore spells it; empty for none. */
  readonly alias: string;
  /** Its own certificate first, then those that issued it. */
  readonly chain: readonly ParsedCertificate[];
}

/** Why a keystore, or a part of it, could not be opened. */
export interface KeystoreTrouble {
  readonly reason: Reason;
  readonly message: string;
}

/** What could be read of a keystore. */
export interface Keystore {
  readonly entries: readonly KeystoreEntry[];
  readonly crls: readonly Crl[];
  readonly troubles: readonly KeystoreTrouble[];
}
