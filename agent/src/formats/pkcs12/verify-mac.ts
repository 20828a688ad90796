import { createHmac } from 'node:crypto';
import { TAG } from '../../x509/reader.ts';
import { type DerNode, childOf, childrenOf, contentOf, numberOf, oidOf } from './der-node.ts';
import { hashOfOid } from './hashes.ts';
import { KeystoreError } from './keystore-error.ts';
import { derivePbkdf2, readHmac, readPbkdf2 } from './pbkdf2.ts';
import { derivePkcs12 } from './pkcs12-kdf.ts';

const PBMAC1 = '1.2.840.113549.1.5.14';

/**
 * Whether a passphrase is the one that a MacData (RFC 7292 §4) was made with. Throws a KeystoreError where nobody could
 * tell.
 * @param content what the code was computed over
 * @param passphrase null for none at all
 */
export function verifyMac(macData: DerNode, content: Buffer, passphrase: string | null): boolean {
  const digestInfo = childOf(macData, 0, TAG.sequence);
  const algorithm = childOf(digestInfo, 0, TAG.sequence);
  const expected = contentOf(childOf(digestInfo, 1, TAG.octetString));
  const { hash, key } =
    oidOf(algorithm, 0) === PBMAC1
      ? pbmac1Key(childOf(algorithm, 1, TAG.sequence), passphrase ?? '')
      : legacyKey(macData, oidOf(algorithm, 0), expected.length, passphrase);
  return createHmac(hash, key).update(content).digest().equals(expected);
}

/** RFC 9579: what MacData says beside its algorithm counts for nothing. */
function pbmac1Key(parameters: DerNode, passphrase: string) {
  const derivation = readPbkdf2(childOf(parameters, 0, TAG.sequence));
  if (derivation.keyLength === null) {
    throw new KeystoreError('bad_pkcs12', 'its PBMAC1 names no length of the key');
  }
  const hash = readHmac(childOf(parameters, 1, TAG.sequence));
  return { hash, key: derivePbkdf2(passphrase, derivation, derivation.keyLength) };
}

function legacyKey(macData: DerNode, dotted: string, length: number, passphrase: string | null) {
  const hash = hashOfOid(dotted);
  if (hash === null) {
    throw new KeystoreError('unsupported_format', `the hash ${dotted} of its MAC is not known`);
  }
  const salt = contentOf(childOf(macData, 1, TAG.octetString));
  const iterations = childrenOf(macData)[2];
  const rounds = iterations === undefined ? 1 : numberOf(iterations);
  return { hash, key: derivePkcs12(passphrase, { hash, salt, rounds }, 'mac', length) };
}
