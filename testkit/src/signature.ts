import { type KeyObject, constants, sign } from 'node:crypto';
import { context, integer, nullValue, oid, sequence } from './der.ts';

export type SignatureHash = 'sha256' | 'sha384' | 'sha512' | 'sha1' | 'md5';

const HASH_OIDS = {
  md5: '1.2.840.113549.2.5',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;

const RSA_OIDS: Partial<Record<SignatureHash, string>> = {
  md5: '1.2.840.113549.1.1.4',
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
};

const ECDSA_OIDS: Partial<Record<SignatureHash, string>> = {
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};

const DSA_OIDS: Partial<Record<SignatureHash, string>> = {
  sha1: '1.2.840.10040.4.3',
  sha256: '2.16.840.1.101.3.4.3.2',
  sha384: '2.16.840.1.101.3.4.3.3',
  sha512: '2.16.840.1.101.3.4.3.4',
};

/** The AlgorithmIdentifier with which a key signs. */
export function signatureAlgorithm(key: KeyObject, hash: SignatureHash): Buffer {
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return sequence(oid(known(RSA_OIDS, hash)), nullValue());
    case 'rsa-pss':
      return sequence(oid('1.2.840.113549.1.1.10'), pssParameters(HASH_OIDS[hash]));
    case 'ec':
      return sequence(oid(known(ECDSA_OIDS, hash)));
    case 'dsa':
      return sequence(oid(known(DSA_OIDS, hash)));
    case 'ed25519':
      return sequence(oid('1.3.101.112'));
    case 'ed448':
      return sequence(oid('1.3.101.113'));
    default:
      throw new Error(`a key of type ${key.asymmetricKeyType} cannot sign: give an issuer`);
  }
}

export function signBytes(bytes: Buffer, key: KeyObject, hash: SignatureHash): Buffer {
  const digestless = key.asymmetricKeyType === 'ed25519' || key.asymmetricKeyType === 'ed448';
  const saltLength = constants.RSA_PSS_SALTLEN_DIGEST;
  const options = key.asymmetricKeyType === 'rsa-pss' ? { key, saltLength } : key;
  return sign(digestless ? null : hash, bytes, options);
}

/** RSASSA-PSS-params of RFC 4055 §3.1 with a salt as long as the hash. */
function pssParameters(hashOid: string): Buffer {
  const hash = sequence(oid(hashOid), nullValue());
  const mask = sequence(oid('1.2.840.113549.1.1.8'), hash);
  const saltLengths: Readonly<Record<string, number>> = {
    [HASH_OIDS.md5]: 16,
    [HASH_OIDS.sha1]: 20,
    [HASH_OIDS.sha256]: 32,
    [HASH_OIDS.sha384]: 48,
    [HASH_OIDS.sha512]: 64,
  };
  return sequence(context(0, hash), context(1, mask), context(2, integer(saltLengths[hashOid]!)));
}

function known(oids: Partial<Record<SignatureHash, string>>, hash: SignatureHash): string {
  const found = oids[hash];
  if (found === undefined) {
    throw new Error(`this kind of key has no signature algorithm with ${hash}`);
  }
  return found;
}
