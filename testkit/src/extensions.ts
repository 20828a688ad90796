import { isIP } from 'node:net';
import { bitString, boolean, context, implicit, integer, octetString, oid, sequence } from './der.ts';

/** An extension whose value (what the OCTET STRING holds) is given as it is. */
export interface RawExtension {
  readonly oid: string;
  readonly critical?: boolean;
  readonly value: Buffer;
}

export interface AlternativeNames {
  readonly dns?: readonly string[];
  readonly ips?: readonly string[];
  readonly emails?: readonly string[];
  readonly uris?: readonly string[];
}

export const EXTENSION_OIDS = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlDistributionPoints: '2.5.29.31',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
} as const;

const PURPOSES: Readonly<Record<string, string>> = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  OCSPSigning: '1.3.6.1.5.5.7.3.9',
  any: '2.5.29.37.0',
};

export function encodeExtension({ oid: id, critical = false, value }: RawExtension): Buffer {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(value));
}

export function basicConstraints(ca: boolean, pathLength?: number): RawExtension {
  const length = pathLength === undefined ? [] : [integer(pathLength)];
  return {
    oid: EXTENSION_OIDS.basicConstraints,
    critical: true,
    value: ca ? sequence(boolean(true), ...length) : sequence(),
  };
}

/** keyCertSign and cRLSign for a CA, digitalSignature and keyEncipherment for others. */
export function keyUsage(ca: boolean): RawExtension {
  const value = ca ? bitString(Buffer.of(0x06), 1) : bitString(Buffer.of(0xa0), 5);
  return { oid: EXTENSION_OIDS.keyUsage, critical: true, value };
}

export function subjectKeyIdentifier(identifier: Buffer): RawExtension {
  return { oid: EXTENSION_OIDS.subjectKeyIdentifier, value: octetString(identifier) };
}

export function authorityKeyIdentifier(identifier: Buffer): RawExtension {
  return { oid: EXTENSION_OIDS.authorityKeyIdentifier, value: sequence(implicit(0, identifier)) };
}

/** Purposes by name (`serverAuth`) or dotted OID. */
export function extendedKeyUsage(purposes: readonly string[]): RawExtension {
  const value = sequence(...purposes.map((purpose) => oid(PURPOSES[purpose] ?? purpose)));
  return { oid: EXTENSION_OIDS.extendedKeyUsage, value };
}

/** Null when there is no name: an empty extension is not allowed. */
export function subjectAlternativeName({ dns, ips, emails, uris }: AlternativeNames): RawExtension | null {
  const names = [
    ...(dns ?? []).map((name) => implicit(2, Buffer.from(name))),
    ...(ips ?? []).map((address) => implicit(7, addressOctets(address))),
    ...(emails ?? []).map((email) => implicit(1, Buffer.from(email))),
    ...(uris ?? []).map((uri) => implicit(6, Buffer.from(uri))),
  ];
  return names.length === 0 ? null : { oid: EXTENSION_OIDS.subjectAlternativeName, value: sequence(...names) };
}

export function crlDistributionPoints(uris: readonly string[]): RawExtension {
  const points = uris.map((uri) => sequence(context(0, context(0, implicit(6, Buffer.from(uri))))));
  return { oid: EXTENSION_OIDS.crlDistributionPoints, value: sequence(...points) };
}

function addressOctets(address: string): Buffer {
  switch (isIP(address)) {
    case 4:
      return Buffer.from(address.split('.').map(Number));
    case 6:
      return ipv6Octets(address);
    default:
      throw new Error(`'${address}' is no IP address`);
  }
}

function ipv6Octets(address: string): Buffer {
  const host = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = host.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const groups = [...before, ...zeros, ...after];
  return Buffer.from(groups.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
