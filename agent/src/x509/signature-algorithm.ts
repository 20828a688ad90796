import { oidText } from './oid.ts';
import { POST_QUANTUM } from './post-quantum.ts';
import { type DerReader, TAG, expect } from './reader.ts';
import { sharedByBytes } from './shared-by-bytes.ts';

const RSA_PSS = '1.2.840.113549.1.1.10';

/** Named as Go names them, since x509-certificate-exporter's users know those; hash first for RSA, last for the others. */
const SIGNATURES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'MD2-RSA',
  '1.2.840.113549.1.1.3': 'MD4-RSA',
  '1.2.840.113549.1.1.4': 'MD5-RSA',
  '1.2.840.113549.1.1.5': 'SHA1-RSA',
  '1.2.840.113549.1.1.11': 'SHA256-RSA',
  '1.2.840.113549.1.1.12': 'SHA384-RSA',
  '1.2.840.113549.1.1.13': 'SHA512-RSA',
  '1.2.840.113549.1.1.14': 'SHA224-RSA',
  '1.2.840.113549.1.1.15': 'SHA512-224-RSA',
  '1.2.840.113549.1.1.16': 'SHA512-256-RSA',
  '1.3.14.3.2.3': 'MD5-RSA',
  '1.3.14.3.2.29': 'SHA1-RSA',
  '1.3.36.3.3.1.2': 'RIPEMD160-RSA',
  '2.16.840.1.101.3.4.3.13': 'SHA3-224-RSA',
  '2.16.840.1.101.3.4.3.14': 'SHA3-256-RSA',
  '2.16.840.1.101.3.4.3.15': 'SHA3-384-RSA',
  '2.16.840.1.101.3.4.3.16': 'SHA3-512-RSA',
  '1.3.6.1.5.5.7.6.30': 'SHAKE128-RSAPSS',
  '1.3.6.1.5.5.7.6.31': 'SHAKE256-RSAPSS',
  '1.2.840.10040.4.3': 'DSA-SHA1',
  '1.3.14.3.2.27': 'DSA-SHA1',
  '2.16.840.1.101.3.4.3.1': 'DSA-SHA224',
  '2.16.840.1.101.3.4.3.2': 'DSA-SHA256',
  '2.16.840.1.101.3.4.3.3': 'DSA-SHA384',
  '2.16.840.1.101.3.4.3.4': 'DSA-SHA512',
  '1.2.840.10045.4.1': 'ECDSA-SHA1',
  '1.2.840.10045.4.3.1': 'ECDSA-SHA224',
  '1.2.840.10045.4.3.2': 'ECDSA-SHA256',
  '1.2.840.10045.4.3.3': 'ECDSA-SHA384',
  '1.2.840.10045.4.3.4': 'ECDSA-SHA512',
  '2.16.840.1.101.3.4.3.9': 'ECDSA-SHA3-224',
  '2.16.840.1.101.3.4.3.10': 'ECDSA-SHA3-256',
  '2.16.840.1.101.3.4.3.11': 'ECDSA-SHA3-384',
  '2.16.840.1.101.3.4.3.12': 'ECDSA-SHA3-512',
  '1.3.6.1.5.5.7.6.32': 'ECDSA-SHAKE128',
  '1.3.6.1.5.5.7.6.33': 'ECDSA-SHAKE256',
  '1.2.156.10197.1.501': 'SM2-SM3',
  '1.2.643.2.2.3': 'GOST R 34.10-2001',
  '1.2.643.7.1.1.3.2': 'GOST R 34.10-2012-256',
  '1.2.643.7.1.1.3.3': 'GOST R 34.10-2012-512',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
};

const HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'MD5',
  '1.3.14.3.2.26': 'SHA1',
  '2.16.840.1.101.3.4.2.1': 'SHA256',
  '2.16.840.1.101.3.4.2.2': 'SHA384',
  '2.16.840.1.101.3.4.2.3': 'SHA512',
  '2.16.840.1.101.3.4.2.4': 'SHA224',
  '2.16.840.1.101.3.4.2.5': 'SHA512-224',
  '2.16.840.1.101.3.4.2.6': 'SHA512-256',
  '2.16.840.1.101.3.4.2.7': 'SHA3-224',
  '2.16.840.1.101.3.4.2.8': 'SHA3-256',
  '2.16.840.1.101.3.4.2.9': 'SHA3-384',
  '2.16.840.1.101.3.4.2.10': 'SHA3-512',
};

/** The name of a signature's AlgorithmIdentifier, given its content; its OID when it has none here. */
export const readSignatureAlgorithm = sharedByBytes((reader, start, end): string => {
  const parametersAt = expect(reader, start, end, TAG.oid, 'OBJECT IDENTIFIER');
  const dotted = oidText(reader.bytes, reader.start, parametersAt);
  if (dotted === RSA_PSS) {
    return `${readPssHash(reader, parametersAt, end)}-RSAPSS`;
  }
  return SIGNATURES[dotted] ?? POST_QUANTUM[dotted] ?? dotted;
});

/** RSASSA-PSS-params (RFC 4055 §3.1) begins with `[0] hashAlgorithm DEFAULT sha1`. */
function readPssHash(reader: DerReader, at: number, limit: number): string {
  const end = expect(reader, at, limit, TAG.sequence, 'parameters of RSASSA-PSS');
  if (reader.bytes[reader.start] !== 0xa0 || reader.start === end) {
    return 'SHA1';
  }
  const hashEnd = expect(reader, reader.start, end, 0xa0, 'hash algorithm');
  const algorithmEnd = expect(reader, reader.start, hashEnd, TAG.sequence, 'AlgorithmIdentifier');
  const oidEnd = expect(reader, reader.start, algorithmEnd, TAG.oid, 'OBJECT IDENTIFIER');
  const dotted = oidText(reader.bytes, reader.start, oidEnd);
  return HASHES[dotted] ?? dotted;
}
