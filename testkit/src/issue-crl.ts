import { bitString, context, integer, sequence, time } from './der.ts';
import { authorityKeyIdentifier, encodeExtension } from './extensions.ts';
import { type Issued, issuerOf } from './issue.ts';
import { pem } from './pem.ts';
import { signBytes, signatureAlgorithm } from './signature.ts';

const DAY_MS = 86_400_000;
const CRL_NUMBER = '2.5.29.20';

/** The fields of a TBSCertList (RFC 5280 §5.1) that can be replaced, each a whole TLV; an empty Buffer leaves one out. */
export interface CrlParts {
  readonly version: Buffer;
  readonly thisUpdate: Buffer;
  readonly nextUpdate: Buffer;
  readonly revoked: Buffer;
  readonly extensions: Buffer;
}

export interface IssueCrlOptions {
  /** Epoch milliseconds; a day ago when absent. */
  readonly thisUpdate?: number | Date;
  /** In seven days when absent. */
  readonly nextUpdate?: number | Date;
  readonly number?: bigint | number;
  /** Serial numbers. */
  readonly revoked?: readonly bigint[];
  /** Written in place of what the other options say; signed all the same. */
  readonly parts?: Partial<CrlParts>;
}

export interface IssuedCrl {
  readonly der: Buffer;
  readonly pem: string;
}

/** Issues a certificate revocation list of version 2, with its number and the authority key identifier. */
export function issueCrl(issued: Issued, options: IssueCrlOptions = {}): IssuedCrl {
  const { key, name } = issuerOf(issued);
  const algorithm = signatureAlgorithm(key.privateKey, 'sha256');
  const parts = { ...defaultParts(key.identifier, options), ...options.parts };
  const { version, thisUpdate, nextUpdate, revoked, extensions } = parts;
  const tbs = sequence(version, algorithm, name, thisUpdate, nextUpdate, revoked, extensions);
  const der = sequence(tbs, algorithm, bitString(signBytes(tbs, key.privateKey, 'sha256')));
  return { der, pem: pem(der, 'X509 CRL') };
}

function defaultParts(authority: Buffer, options: IssueCrlOptions): CrlParts {
  const now = Date.now();
  const { thisUpdate = now - DAY_MS, nextUpdate = now + 7 * DAY_MS, number = 1, revoked = [] } = options;
  const entries = revoked.map((serial) => sequence(integer(serial), time(Number(thisUpdate))));
  const numberExtension = { oid: CRL_NUMBER, value: integer(number) };
  return {
    version: integer(1),
    thisUpdate: time(Number(thisUpdate)),
    nextUpdate: time(Number(nextUpdate)),
    revoked: entries.length === 0 ? Buffer.alloc(0) : sequence(...entries),
    extensions: context(
      0,
      sequence(encodeExtension(authorityKeyIdentifier(authority)), encodeExtension(numberExtension))
    ),
  };
}
