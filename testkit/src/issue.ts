import { type KeyObject, randomBytes } from 'node:crypto';
import { bitString, context, integer, sequence, time } from './der.ts';
import { type NameOption, distinguishedName } from './distinguished-name.ts';
import * as extension from './extensions.ts';
import type { RawExtension } from './extensions.ts';
import { type Key, type KeyKind, cachedKey, generateKey } from './keys.ts';
import { pem } from './pem.ts';
import { type SignatureHash, signBytes, signatureAlgorithm } from './signature.ts';

const DAY_MS = 86_400_000;

/** The fields of a TBSCertificate (RFC 5280 §4.1), each a whole TLV; an empty Buffer leaves one out. */
export interface CertificateParts {
  readonly version: Buffer;
  readonly serialNumber: Buffer;
  readonly signatureAlgorithm: Buffer;
  readonly issuer: Buffer;
  readonly validity: Buffer;
  readonly subject: Buffer;
  readonly publicKey: Buffer;
  readonly uniqueIds: Buffer;
  readonly extensions: Buffer;
}

export interface IssueOptions extends extension.AlternativeNames {
  /** RFC 4514 text, or attributes in the order of the encoding. `CN=test` when absent. */
  readonly subject?: NameOption;
  /** Absent: self-signed. */
  readonly issuer?: Issued;
  readonly key?: KeyKind;
  /** Absent: certificates of the same kind and depth in the chain share one key. */
  readonly freshKey?: boolean;
  /** Epoch milliseconds, years 1 to 9999; a day ago when absent. */
  readonly notBefore?: number | Date;
  /** In 90 days when absent. */
  readonly notAfter?: number | Date;
  /** Random when absent. */
  readonly serial?: bigint;
  readonly ca?: boolean;
  readonly pathLength?: number;
  /** Names (`serverAuth`) or dotted OIDs. */
  readonly extendedKeyUsage?: readonly string[];
  readonly crlDistributionPoints?: readonly string[];
  readonly signature?: SignatureHash;
  /** Each replaces the one of its OID that would be there by default; the same OID twice stays twice. */
  readonly extensions?: readonly RawExtension[];
  /** Written in place of what the other options say; signed all the same. */
  readonly parts?: Partial<CertificateParts>;
}

export interface Issued {
  readonly der: Buffer;
  readonly pem: string;
  readonly key: KeyObject;
  /** PKCS#8. */
  readonly keyPem: string;
  readonly options: IssueOptions;
}

/** Issues an X.509 certificate of version 3, by default with basic constraints, key usage and both key identifiers. */
export function issue(options: IssueOptions = {}): Issued {
  const kind = options.key ?? 'p-256';
  const key = options.freshKey ? generateKey(kind) : cachedKey(kind, depthOf(options));
  const issuer = options.issuer === undefined ? { key, name: nameOf(options) } : issuerOf(options.issuer);
  const hash = options.signature ?? 'sha256';
  const algorithm = options.parts?.signatureAlgorithm ?? signatureAlgorithm(issuer.key.privateKey, hash);
  const tbs = encodeTbs({ ...defaultParts(options, key, issuer, algorithm), ...options.parts });
  const signature = bitString(signBytes(tbs, issuer.key.privateKey, hash));
  const der = sequence(tbs, algorithm, signature);
  const issued = { der, pem: pem(der), key: key.privateKey, keyPem: key.pem, options };
  issuers.set(issued, { key, name: options.parts?.subject ?? nameOf(options) });
  return issued;
}

export interface Issuer {
  readonly key: Key;
  readonly name: Buffer;
}

const issuers = new WeakMap<Issued, Issuer>();

/** The key and the name with which an issued authority signs. */
export function issuerOf(issued: Issued): Issuer {
  const issuer = issuers.get(issued);
  if (issuer === undefined) {
    throw new Error('an issuer must be what issue() returned');
  }
  return issuer;
}

function depthOf({ issuer }: IssueOptions): number {
  return issuer === undefined ? 0 : 1 + depthOf(issuer.options);
}

function nameOf({ subject = 'CN=test' }: IssueOptions): Buffer {
  return distinguishedName(subject);
}

function defaultParts(options: IssueOptions, key: Key, issuer: Issuer, algorithm: Buffer): CertificateParts {
  const now = Date.now();
  const { notBefore = now - DAY_MS, notAfter = now + 90 * DAY_MS } = options;
  return {
    version: context(0, integer(2)),
    serialNumber: integer(options.serial ?? randomSerial()),
    signatureAlgorithm: algorithm,
    issuer: issuer.name,
    validity: sequence(time(Number(notBefore)), time(Number(notAfter))),
    subject: nameOf(options),
    publicKey: key.spki,
    uniqueIds: Buffer.alloc(0),
    extensions: encodeExtensions(options, key, issuer.key),
  };
}

function encodeTbs(parts: CertificateParts): Buffer {
  return sequence(
    parts.version,
    parts.serialNumber,
    parts.signatureAlgorithm,
    parts.issuer,
    parts.validity,
    parts.subject,
    parts.publicKey,
    parts.uniqueIds,
    parts.extensions
  );
}

function encodeExtensions(options: IssueOptions, key: Key, issuerKey: Key): Buffer {
  const given = options.extensions ?? [];
  const replaced = new Set(given.map(({ oid }) => oid));
  const defaults = defaultExtensions(options, key, issuerKey).filter(({ oid }) => !replaced.has(oid));
  const all = [...defaults, ...given];
  return context(3, sequence(...all.map(extension.encodeExtension)));
}

function defaultExtensions(options: IssueOptions, key: Key, issuerKey: Key): RawExtension[] {
  const { ca = false, pathLength, extendedKeyUsage = [], crlDistributionPoints = [] } = options;
  const names = extension.subjectAlternativeName(options);
  return [
    extension.basicConstraints(ca, pathLength),
    extension.keyUsage(ca),
    ...(extendedKeyUsage.length > 0 ? [extension.extendedKeyUsage(extendedKeyUsage)] : []),
    extension.subjectKeyIdentifier(key.identifier),
    extension.authorityKeyIdentifier(issuerKey.identifier),
    ...(names === null ? [] : [names]),
    ...(crlDistributionPoints.length > 0 ? [extension.crlDistributionPoints(crlDistributionPoints)] : []),
  ];
}

/** 127 random bits: positive, as RFC 5280 §4.1.2.2 asks. */
function randomSerial(): bigint {
  return BigInt(`0x${randomBytes(16).toString('hex')}`) >> 1n;
}
