import { type ParsedCertificate, parseCertificate } from '../../x509/parse-certificate.ts';
import type { Keystore, KeystoreEntry, KeystoreTrouble } from '../keystore.ts';
import { type ByteCursor, createByteCursor } from './byte-cursor.ts';

const TRUNCATED = 'the keystore is cut off';
const TIMESTAMP_OCTETS = 8;
const [PRIVATE_KEY, TRUSTED, SECRET_KEY] = [1, 2, 3];
const LONGEST_CHAIN = 100;

/**
 * Reads the certificates of a keystore of Java's own types, JKS and JCEKS, as `sun.security.provider.JavaKeyStore` writes
 * them: in clear, so no passphrase is needed. Private keys are passed over by their length. Never throws.
 */
export function readJks(bytes: Buffer): Keystore {
  const cursor = createByteCursor(bytes);
  cursor.skip(4);
  const version = cursor.int();
  const count = cursor.int();
  if (version === null || count === null) {
    return withTrouble([], TRUNCATED);
  }
  if (version !== 1 && version !== 2) {
    return withTrouble([], `the keystore is of version ${version}; 1 and 2 are known`);
  }
  return readEntries(cursor, count, version);
}

function readEntries(cursor: ByteCursor, count: number, version: number): Keystore {
  const entries: KeystoreEntry[] = [];
  for (let index = 0; index < count; index++) {
    const entry = readEntry(cursor, version);
    if (!entry.ok) {
      return withTrouble(
        entries,
        `${entry.message}: entry ${index + 1} of ${count}, and what follows it, is not read`,
        entry.reason
      );
    }
    entries.push(entry);
  }
  return { entries, crls: [], troubles: [] };
}

type Entry = ({ readonly ok: true } & KeystoreEntry) | ({ readonly ok: false } & KeystoreTrouble);

const CUT_OFF: Entry = { ok: false, reason: 'bad_jks', message: TRUNCATED };

function readEntry(cursor: ByteCursor, version: number): Entry {
  const at = cursor.at();
  const tag = cursor.int();
  const alias = cursor.text();
  if (alias === null || !cursor.skip(TIMESTAMP_OCTETS)) {
    return CUT_OFF;
  }
  switch (tag) {
    case PRIVATE_KEY:
      return readChain(cursor, alias, cursor.octets() === null ? null : cursor.int(), version);
    case TRUSTED:
      return readChain(cursor, alias, 1, version);
    case SECRET_KEY:
      // A serialised Java object, which does not say how long it is.
      return {
        ok: false,
        reason: 'unsupported_format',
        message: `the secret key ${JSON.stringify(alias)} cannot be passed over`,
      };
    default:
      return { ok: false, reason: 'bad_jks', message: `no known kind of entry but ${tag} at byte ${at}` };
  }
}

function readChain(cursor: ByteCursor, alias: string, length: number | null, version: number): Entry {
  if (length === null) {
    return CUT_OFF;
  }
  if (length > LONGEST_CHAIN) {
    return { ok: false, reason: 'bad_jks', message: `a chain of ${length} certificates` };
  }
  const chain: ParsedCertificate[] = [];
  for (let index = 0; index < length; index++) {
    // Since version 2 its type, `X.509`, stands before it.
    const der = version === 2 && cursor.text() === null ? null : cursor.octets();
    if (der === null) {
      return CUT_OFF;
    }
    chain.push(parseCertificate(der));
  }
  return { ok: true, alias, chain };
}

function withTrouble(
  entries: readonly KeystoreEntry[],
  message: string,
  reason: KeystoreTrouble['reason'] = 'bad_jks'
): Keystore {
  return { entries, crls: [], troubles: [{ reason, message }] };
}
