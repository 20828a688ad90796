import { createDecipheriv } from 'node:crypto';
import forge from 'node-forge';
import { TAG } from '../../x509/reader.ts';
import { type DerNode, childOf, contentOf, numberOf, oidOf } from './der-node.ts';
import { KeystoreError } from './keystore-error.ts';
import { derivePbkdf2, readPbkdf2 } from './pbkdf2.ts';
import { type Derivation, derivePkcs12 } from './pkcs12-kdf.ts';

const PBES2 = '1.2.840.113549.1.5.13';

interface Cipher {
  readonly name: string;
  readonly keyLength: number;
}

/** Ciphers of PBES2 (RFC 8018 §B.2 and the registries of their inventors). */
const CIPHERS: Readonly<Record<string, Cipher>> = {
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyLength: 24 },
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyLength: 32 },
  '1.2.392.200011.61.1.1.1.2': { name: 'camellia-128-cbc', keyLength: 16 },
  '1.2.392.200011.61.1.1.1.3': { name: 'camellia-192-cbc', keyLength: 24 },
  '1.2.392.200011.61.1.1.1.4': { name: 'camellia-256-cbc', keyLength: 32 },
};

type Decipher = (data: Buffer, key: Buffer, iv: Buffer) => Buffer;
type LegacyCipher = readonly [keyLength: number, decipher: Decipher];

/** RFC 7292 §C. */
const LEGACY_CIPHERS: Readonly<Record<string, LegacyCipher>> = {
  '1.2.840.113549.1.12.1.3': [24, (data, key, iv) => decipher('des-ede3-cbc', data, key, iv)],
  '1.2.840.113549.1.12.1.4': [16, (data, key, iv) => decipher('des-ede3-cbc', data, withThirdKey(key), iv)],
  '1.2.840.113549.1.12.1.5': [16, decipherRc2],
  '1.2.840.113549.1.12.1.6': [5, decipherRc2],
};

/**
 * Decrypts what is encrypted with a passphrase. Throws a KeystoreError where nobody could, any other Error where the
 * passphrase is wrong or the data is broken.
 * @param algorithm its AlgorithmIdentifier
 * @param passphrase null for none at all
 */
export function decrypt(algorithm: DerNode, data: Buffer, passphrase: string | null): Buffer {
  const dotted = oidOf(algorithm, 0);
  if (dotted === PBES2) {
    return decryptPbes2(childOf(algorithm, 1, TAG.sequence), data, passphrase ?? '');
  }
  const legacy = LEGACY_CIPHERS[dotted];
  if (legacy === undefined) {
    throw unknownCipher(dotted);
  }
  const [keyLength, decipherWith] = legacy;
  const derivation = readPbe(childOf(algorithm, 1, TAG.sequence));
  const key = derivePkcs12(passphrase, derivation, 'key', keyLength);
  return decipherWith(data, key, derivePkcs12(passphrase, derivation, 'iv', 8));
}

function decryptPbes2(parameters: DerNode, data: Buffer, passphrase: string): Buffer {
  const derivation = readPbkdf2(childOf(parameters, 0, TAG.sequence));
  const scheme = childOf(parameters, 1, TAG.sequence);
  const dotted = oidOf(scheme, 0);
  const cipher = CIPHERS[dotted];
  if (cipher === undefined) {
    throw unknownCipher(dotted);
  }
  const iv = contentOf(childOf(scheme, 1, TAG.octetString));
  return decipher(cipher.name, data, derivePbkdf2(passphrase, derivation, cipher.keyLength), iv);
}

function readPbe(parameters: DerNode): Derivation {
  const salt = contentOf(childOf(parameters, 0, TAG.octetString));
  return { hash: 'sha1', salt, rounds: numberOf(childOf(parameters, 1, TAG.integer)) };
}

function unknownCipher(dotted: string): KeystoreError {
  return new KeystoreError('unsupported_format', `its cipher ${dotted} is not known`);
}

function decipher(name: string, data: Buffer, key: Buffer, iv: Buffer): Buffer {
  const cipher = createDecipheriv(name, key, iv);
  const plain = cipher.update(data);
  try {
    return Buffer.concat([plain, cipher.final()]);
  } finally {
    plain.fill(0);
  }
}

/** Triple DES with two keys uses the first one twice. */
function withThirdKey(key: Buffer): Buffer {
  return Buffer.concat([key, key.subarray(0, 8)]);
}

/** OpenSSL 3 has RC2 only where its legacy provider is set up. */
function decipherRc2(data: Buffer, key: Buffer, iv: Buffer): Buffer {
  const cipher = forge.rc2.createDecryptionCipher(key.toString('latin1'), key.length * 8);
  cipher.start(iv.toString('latin1'));
  cipher.update(forge.util.createBuffer(data.toString('latin1')));
  if (!cipher.finish()) {
    throw new Error('bad padding');
  }
  return Buffer.from(cipher.output.getBytes(), 'latin1');
}
