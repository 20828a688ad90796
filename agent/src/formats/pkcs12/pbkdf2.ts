import { pbkdf2Sync } from 'node:crypto';
import { TAG } from '../../x509/reader.ts';
import { type DerNode, childOf, childrenOf, contentOf, numberOf, oidOf } from './der-node.ts';
import { hashOfHmacOid } from './hashes.ts';
import { KeystoreError } from './keystore-error.ts';

const PBKDF2 = '1.2.840.113549.1.5.12';

/** As many as Java takes. */
const MOST_ROUNDS = 5_000_000;
/** No cipher and no HMAC takes more, and each 20 bytes cost all the rounds once more. */
const LONGEST_KEY = 64;

/** Parameters of PBKDF2 (RFC 8018 §A.2). */
export interface Pbkdf2 {
  readonly salt: Buffer;
  readonly rounds: number;
  readonly keyLength: number | null;
  readonly hash: string;
}

/** Reads the AlgorithmIdentifier of a key derivation. */
export function readPbkdf2(algorithm: DerNode): Pbkdf2 {
  const dotted = oidOf(algorithm, 0);
  if (dotted !== PBKDF2) {
    throw new KeystoreError('unsupported_format', `its key derivation ${dotted} is not known`);
  }
  const parameters = childOf(algorithm, 1, TAG.sequence);
  const rest = childrenOf(parameters).slice(2);
  const length = rest.find(({ tag }) => tag === TAG.integer);
  const prf = rest.find(({ tag }) => tag === TAG.sequence);
  return {
    salt: contentOf(childOf(parameters, 0, TAG.octetString)),
    rounds: numberOf(childOf(parameters, 1, TAG.integer)),
    keyLength: length === undefined ? null : numberOf(length),
    hash: prf === undefined ? 'sha1' : readHmac(prf),
  };
}

/** The hash of an AlgorithmIdentifier of HMAC. */
export function readHmac(algorithm: DerNode): string {
  const dotted = oidOf(algorithm, 0);
  const hash = hashOfHmacOid(dotted);
  if (hash === null) {
    throw new KeystoreError('unsupported_format', `its pseudo-random function ${dotted} is not known`);
  }
  return hash;
}

export function derivePbkdf2(passphrase: string, { salt, rounds, hash }: Pbkdf2, keyLength: number): Buffer {
  if (rounds < 1 || rounds > MOST_ROUNDS) {
    throw new KeystoreError('bad_pkcs12', `asks for ${rounds} rounds of key derivation; 1 to ${MOST_ROUNDS} are done`);
  }
  if (keyLength > LONGEST_KEY) {
    throw new KeystoreError('bad_pkcs12', `asks for a key of ${keyLength} bytes`);
  }
  return pbkdf2Sync(passphrase, salt, rounds, keyLength, hash);
}
