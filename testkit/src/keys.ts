import { type KeyObject, createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';

export const KEY_KINDS = [
  'rsa-1024',
  'rsa-2048',
  'rsa-4096',
  'rsa-pss-2048',
  'dsa-2048',
  'p-256',
  'p-384',
  'p-521',
  'secp256k1',
  'ed25519',
  'ed448',
  'x25519',
] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** A private key with what certificates need of it. */
export interface Key {
  readonly privateKey: KeyObject;
  /** PKCS#8. */
  readonly pem: string;
  /** SubjectPublicKeyInfo. */
  readonly spki: Buffer;
  /** SHA-1 of the public key's bits: method 1 of RFC 5280 §4.2.1.2. */
  readonly identifier: Buffer;
}

const cache = new Map<string, Key>();

/** A key of a kind, generated once for each place in a chain, since generating RSA and DSA keys is slow. */
export function cachedKey(kind: KeyKind, depth: number): Key {
  const id = `${kind} ${depth}`;
  const key = cache.get(id) ?? generateKey(kind);
  cache.set(id, key);
  return key;
}

export function generateKey(kind: KeyKind): Key {
  const { privateKey } = GENERATORS[kind]();
  const publicKey = createPublicKey(privateKey);
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return {
    privateKey,
    pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    spki,
    identifier: createHash('sha1').update(publicKeyBits(spki)).digest(),
  };
}

const GENERATORS: Readonly<Record<KeyKind, () => { privateKey: KeyObject }>> = {
  'rsa-1024': () => generateKeyPairSync('rsa', { modulusLength: 1024 }),
  'rsa-2048': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'rsa-4096': () => generateKeyPairSync('rsa', { modulusLength: 4096 }),
  'rsa-pss-2048': () => generateKeyPairSync('rsa-pss', { modulusLength: 2048 }),
  'dsa-2048': () => generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 }),
  'p-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'p-384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'p-521': () => generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  secp256k1: () => generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  ed25519: () => generateKeyPairSync('ed25519'),
  ed448: () => generateKeyPairSync('ed448'),
  x25519: () => generateKeyPairSync('x25519'),
};

/** What stands in the BIT STRING at the end of a SubjectPublicKeyInfo whose lengths are DER. */
function publicKeyBits(spki: Buffer): Buffer {
  const algorithm = contentStart(spki, 0);
  const bits = contentStart(spki, algorithm) + contentLength(spki, algorithm);
  return spki.subarray(contentStart(spki, bits) + 1);
}

function contentStart(der: Buffer, offset: number): number {
  const first = der[offset + 1]!;
  return offset + 2 + (first < 0x80 ? 0 : first & 0x7f);
}

function contentLength(der: Buffer, offset: number): number {
  const first = der[offset + 1]!;
  return first < 0x80 ? first : der.readUIntBE(offset + 2, first & 0x7f);
}
