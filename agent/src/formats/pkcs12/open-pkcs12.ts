import { TAG, messageOf } from '../../x509/reader.ts';
import { type DerNode, childOf, childrenOf, contentOf, implicitOctets, oidOf, parseDer } from './der-node.ts';
import type { KeystoreTrouble } from '../keystore.ts';
import { decrypt } from './decrypt.ts';
import { KeystoreError } from './keystore-error.ts';
import { type Bag, readSafeBags } from './safe-bags.ts';
import { verifyMac } from './verify-mac.ts';

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';

/** What a PKCS#12 keystore holds, and what of it could not be opened. */
export interface OpenedPkcs12 {
  readonly bags: readonly Bag[];
  readonly troubles: readonly KeystoreTrouble[];
}

/**
 * Opens a PKCS#12 keystore (RFC 7292) with the first of the passphrases that fits; parts that are not encrypted need
 * none. Takes as long as the keystore asks for, so it belongs in a worker. Never throws. Private keys are not decrypted.
 */
export function openPkcs12(bytes: Buffer, passphrases: readonly string[]): OpenedPkcs12 {
  try {
    return parseDer(bytes, (root) => open(root, passphrases));
  } catch (error) {
    return { bags: [], troubles: [troubleOf(error)] };
  }
}

function open(root: DerNode, passphrases: readonly string[]): OpenedPkcs12 {
  const authSafe = childOf(root, 1, TAG.sequence);
  const type = oidOf(authSafe, 0);
  if (type !== DATA) {
    throw new KeystoreError('unsupported_format', 'it is signed with a key instead of a passphrase, which is not read');
  }
  const content = contentOf(childOf(childOf(authSafe, 1, 0xa0), 0, TAG.octetString));
  const candidates = passphrases.flatMap((passphrase) => (passphrase === '' ? ['', null] : [passphrase]));
  const { keys, trouble } = unlock(childrenOf(root)[2], content, candidates);
  const parts = parseDer(content, (safe) => childrenOf(safe).map((part) => openPart(part, keys)));
  return {
    bags: parts.flatMap(({ bags }) => bags),
    troubles: mergeTroubles([...(trouble === null ? [] : [trouble]), ...parts.flatMap(({ troubles }) => troubles)]),
  };
}

/** Passphrases worth trying, null for none at all. */
type Keys = ReadonlyArray<string | null>;

/** The MAC tells the right passphrase; the others come after it, since one may have been made with two. */
function unlock(
  macData: DerNode | undefined,
  content: Buffer,
  candidates: Keys
): { keys: Keys; trouble: KeystoreTrouble | null } {
  if (macData === undefined || candidates.length === 0) {
    return { keys: candidates, trouble: null };
  }
  try {
    const right = candidates.find((candidate) => verifyMac(macData, content, candidate));
    return right === undefined
      ? { keys: [], trouble: wrongPassphrase(candidates) }
      : { keys: [right, ...candidates.filter((candidate) => candidate !== right)], trouble: null };
  } catch (error) {
    return { keys: candidates, trouble: troubleOf(error) };
  }
}

function wrongPassphrase(candidates: Keys): KeystoreTrouble {
  return { reason: 'bad_passphrase', message: whyClosed(new Set(candidates.map((candidate) => candidate ?? ''))) };
}

function whyClosed(tried: ReadonlySet<string>): string {
  if (tried.size === 0) {
    return 'it is encrypted, and no passphrase is given';
  }
  if (tried.size > 1) {
    return `none of the ${tried.size} passphrases fits`;
  }
  return tried.has('') ? 'it has a passphrase, and only the empty one was tried' : 'the passphrase does not fit';
}

function openPart(part: DerNode, keys: Keys): OpenedPkcs12 {
  try {
    return { bags: readPart(part, keys), troubles: [] };
  } catch (error) {
    return { bags: [], troubles: [troubleOf(error)] };
  }
}

function readPart(part: DerNode, keys: Keys): Bag[] {
  const type = oidOf(part, 0);
  if (type === DATA) {
    return parseDer(contentOf(childOf(childOf(part, 1, 0xa0), 0, TAG.octetString)), readSafeBags);
  }
  if (type !== ENCRYPTED_DATA) {
    throw new KeystoreError('unsupported_format', 'a part is encrypted for a key instead of a passphrase');
  }
  const encrypted = childOf(childOf(childOf(part, 1, 0xa0), 0, TAG.sequence), 1, TAG.sequence);
  const algorithm = childOf(encrypted, 1, TAG.sequence);
  const data = implicitOctets(childOf(encrypted, 2));
  return readDecrypted(algorithm, data, keys);
}

/** Wrong passphrases mostly end in bad padding, but some in what looks like rubbish. */
function readDecrypted(algorithm: DerNode, data: Buffer, keys: Keys): Bag[] {
  for (const key of keys) {
    const plain = tryDecrypt(algorithm, data, key);
    if (plain !== null) {
      return plain;
    }
  }
  const { reason, message } = wrongPassphrase(keys);
  throw new KeystoreError(reason, message);
}

function tryDecrypt(algorithm: DerNode, data: Buffer, key: string | null): Bag[] | null {
  let plain: Buffer | null = null;
  try {
    plain = decrypt(algorithm, data, key);
    return parseDer(plain, readSafeBags);
  } catch (error) {
    if (error instanceof KeystoreError) {
      throw error;
    }
    return null;
  } finally {
    // Some tools keep private keys in the same part.
    plain?.fill(0);
  }
}

function troubleOf(error: unknown): KeystoreTrouble {
  return { reason: error instanceof KeystoreError ? error.reason : 'bad_pkcs12', message: messageOf(error) };
}

/** One wrong passphrase is one trouble, however many parts it does not open. */
function mergeTroubles(troubles: readonly KeystoreTrouble[]): KeystoreTrouble[] {
  return troubles.filter(({ reason }, index) => troubles.findIndex((other) => other.reason === reason) === index);
}
