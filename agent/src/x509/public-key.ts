import { CURVES } from './curves.ts';
import { fenced } from './fence.ts';
import { oidText } from './oid.ts';
import { POST_QUANTUM } from './post-quantum.ts';
import { DerError, type DerReader, TAG, expect, read } from './reader.ts';
import { sharedByBytes } from './shared-by-bytes.ts';

/** What a SubjectPublicKeyInfo says about the key. */
export interface PublicKey {
  readonly algorithm: string;
  /** Bits; null where the algorithm has no such measure or the key cannot be read. */
  readonly size: number | null;
  readonly curve: string | null;
}

/** Algorithms whose size stands in their AlgorithmIdentifier or in their name. */
const FIXED: Readonly<Record<string, PublicKey>> = {
  '1.3.101.110': { algorithm: 'X25519', size: 256, curve: null },
  '1.3.101.111': { algorithm: 'X448', size: 448, curve: null },
  '1.3.101.112': { algorithm: 'Ed25519', size: 256, curve: null },
  '1.3.101.113': { algorithm: 'Ed448', size: 456, curve: null },
  '1.2.643.2.2.19': { algorithm: 'GOST R 34.10-2001', size: 256, curve: null },
  '1.2.643.7.1.1.1.1': { algorithm: 'GOST R 34.10-2012', size: 256, curve: null },
  '1.2.643.7.1.1.1.2': { algorithm: 'GOST R 34.10-2012', size: 512, curve: null },
};

const RSA: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.113549.1.1.7': 'RSAES-OAEP',
  '1.2.840.113549.1.1.10': 'RSASSA-PSS',
  '2.5.8.1.1': 'RSA',
};
const RSA_NAMES: ReadonlySet<string> = new Set(Object.values(RSA));

/** Their parameters begin with a prime, whose length is the key's size. */
const FINITE_FIELD: Readonly<Record<string, string>> = {
  '1.2.840.10040.4.1': 'DSA',
  '1.2.840.113549.1.3.1': 'DH',
  '1.2.840.10046.2.1': 'DH',
};

const ELLIPTIC: Readonly<Record<string, string>> = {
  '1.2.840.10045.2.1': 'ECDSA',
  '1.3.132.1.12': 'ECDH',
  '1.3.132.1.13': 'ECMQV',
};

/** The content of a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7, RFC 3279 §2.3). A key that cannot be read keeps its algorithm. */
export function readPublicKey(reader: DerReader, start: number, end: number): PublicKey {
  const bitsAt = expect(reader, start, end, TAG.sequence, 'AlgorithmIdentifier');
  const key = readShared(reader, reader.start, bitsAt);
  if (!RSA_NAMES.has(key.algorithm)) {
    return key;
  }
  const size = fenced<number | null>(reader, 'the public key', null, readModulusBits, bitsAt, end);
  return { ...key, size };
}

const readShared = sharedByBytes(readAlgorithm);

function readAlgorithm(reader: DerReader, start: number, end: number): PublicKey {
  const parametersAt = expect(reader, start, end, TAG.oid, 'OBJECT IDENTIFIER');
  const dotted = oidText(reader.bytes, reader.start, parametersAt);
  const fixed = FIXED[dotted];
  if (fixed !== undefined) {
    return fixed;
  }
  const elliptic = ELLIPTIC[dotted];
  if (elliptic !== undefined) {
    return { algorithm: elliptic, ...fenced(reader, 'the curve', UNKNOWN_CURVE, readCurve, parametersAt, end) };
  }
  const finite = FINITE_FIELD[dotted];
  const hasPrime = finite !== undefined && parametersAt < end;
  const size = hasPrime
    ? fenced<number | null>(reader, 'the parameters of the public key', null, readPrimeBits, parametersAt, end)
    : null;
  return { algorithm: RSA[dotted] ?? finite ?? POST_QUANTUM[dotted] ?? dotted, size, curve: null };
}

type Curve = Pick<PublicKey, 'size' | 'curve'>;

const UNKNOWN_CURVE: Curve = { size: null, curve: null };

/** A named curve, or explicit parameters (RFC 3279 §2.3.5), of which the field tells the size. */
function readCurve(reader: DerReader, at: number, limit: number): Curve {
  const end = read(reader, at, limit);
  if (reader.tag === TAG.oid) {
    const dotted = oidText(reader.bytes, reader.start, end);
    const curve = CURVES[dotted];
    return { size: curve?.size ?? null, curve: curve?.name ?? dotted };
  }
  if (reader.tag !== TAG.sequence) {
    throw new DerError('parameters that name no curve', at);
  }
  const fieldAt = expect(reader, reader.start, end, TAG.integer, 'version');
  const fieldEnd = expect(reader, fieldAt, end, TAG.sequence, 'field');
  const primeAt = expect(reader, reader.start, fieldEnd, TAG.oid, 'field type');
  return { size: readFieldBits(reader, primeAt, fieldEnd), curve: 'explicit' };
}

/** The prime of a prime field, or the degree m of a field of characteristic two. */
function readFieldBits(reader: DerReader, at: number, limit: number): number {
  const end = read(reader, at, limit);
  if (reader.tag === TAG.integer) {
    return integerBits(reader.bytes, reader.start, end);
  }
  const degreeEnd = expect(reader, reader.start, end, TAG.integer, 'field size');
  return reader.bytes.readUIntBE(reader.start, Math.min(degreeEnd - reader.start, 4));
}

function readPrimeBits(reader: DerReader, at: number, limit: number): number {
  const end = expect(reader, at, limit, TAG.sequence, 'parameters');
  const primeEnd = expect(reader, reader.start, end, TAG.integer, 'prime');
  return integerBits(reader.bytes, reader.start, primeEnd);
}

/** RSAPublicKey (RFC 8017 appendix A.1.1) inside the BIT STRING, after its count of unused bits. */
function readModulusBits(reader: DerReader, at: number, limit: number): number {
  const bitsEnd = expect(reader, at, limit, TAG.bitString, 'BIT STRING');
  const keyEnd = expect(reader, reader.start + 1, bitsEnd, TAG.sequence, 'RSAPublicKey');
  const modulusEnd = expect(reader, reader.start, keyEnd, TAG.integer, 'modulus');
  return integerBits(reader.bytes, reader.start, modulusEnd);
}

function integerBits(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] === 0) {
    at++;
  }
  return at === end ? 0 : (end - at) * 8 - Math.clz32(bytes[at]!) + 24;
}
