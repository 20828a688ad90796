import { DerError, TAG } from '../../x509/reader.ts';
import { type DerNode, childOf, childrenOf, contentOf, oidOf } from './der-node.ts';

const BAGS = '1.2.840.113549.1.12.10.1';
const [KEY, SHROUDED_KEY, CERTIFICATE, CRL, SECRET, NESTED] = [1, 2, 3, 4, 5, 6].map((number) => `${BAGS}.${number}`);
const KEYS: ReadonlySet<string | undefined> = new Set([KEY, SHROUDED_KEY, SECRET]);

const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';
const X509_CRL = '1.2.840.113549.1.9.23.1';
const FRIENDLY_NAME = '1.2.840.113549.1.9.20';
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21';
/** Java marks with it what it trusts, and takes nothing else for an entry of its own. */
const TRUSTED_KEY_USAGE = '2.16.840.1.113894.746875.1.1';

const MAX_DEPTH = 8;
const MAX_NAME_OCTETS = 1024;

/** A certificate or CRL in a keystore, with what the keystore says of it. */
export interface Bag {
  readonly kind: 'certificate' | 'crl';
  readonly der: Uint8Array<ArrayBuffer>;
  /** The alias; empty for none. */
  readonly name: string;
  /** Lower-case hex, the same as that of its private key; empty for none. */
  readonly localKeyId: string;
  readonly isTrusted: boolean;
}

/** The certificates and CRLs of a SafeContents (RFC 7292 §4.2). Keys and secrets are passed over unread. */
export function readSafeBags(safeContents: DerNode, depth = 0): Bag[] {
  if (depth > MAX_DEPTH) {
    throw new DerError(`more than ${MAX_DEPTH} levels`, safeContents.start);
  }
  return childrenOf(safeContents).flatMap((bag) => readBag(bag, depth));
}

function readBag(bag: DerNode, depth: number): Bag[] {
  const id = oidOf(bag, 0);
  if (KEYS.has(id)) {
    return [];
  }
  const value = childOf(childOf(bag, 1, 0xa0), 0);
  if (id === NESTED) {
    return readSafeBags(value, depth + 1);
  }
  const type = id === CERTIFICATE || id === CRL ? oidOf(value, 0) : null;
  if (type !== X509_CERTIFICATE && type !== X509_CRL) {
    return [];
  }
  const octets = contentOf(childOf(childOf(value, 1, 0xa0), 0, TAG.octetString));
  const kind = type === X509_CRL ? 'crl' : 'certificate';
  // A copy of its own: what is sent to another thread is sent with the whole memory that it is a part of.
  return [{ kind, der: new Uint8Array(octets), ...readAttributes(childrenOf(bag)[2]) }];
}

function readAttributes(attributes: DerNode | undefined): Pick<Bag, 'name' | 'localKeyId' | 'isTrusted'> {
  const values = new Map((attributes === undefined ? [] : childrenOf(attributes)).map(readAttribute));
  const name = values.get(FRIENDLY_NAME);
  return {
    name: name === undefined ? '' : bmpText(name),
    localKeyId: values.get(LOCAL_KEY_ID)?.toString('hex', 0, MAX_NAME_OCTETS) ?? '',
    isTrusted: values.has(TRUSTED_KEY_USAGE),
  };
}

/** Its type, and the content of the first of its values. */
function readAttribute(attribute: DerNode): [string, Buffer] {
  const [first] = childrenOf(childOf(attribute, 1, TAG.set));
  return [oidOf(attribute, 0), first === undefined ? Buffer.alloc(0) : contentOf(first)];
}

function bmpText(octets: Buffer): string {
  const length = Math.min(octets.length, MAX_NAME_OCTETS) & ~1;
  return Buffer.from(octets.subarray(0, length)).swap16().toString('utf16le');
}
