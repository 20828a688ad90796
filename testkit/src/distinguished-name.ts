import { TAG, characterString, oid, sequence, set, tlv } from './der.ts';

/** One attribute: its type by short name or dotted OID, its value as text or as raw octets. */
export interface AttributeOption {
  readonly type: string;
  readonly value: string | Buffer;
  /** The string type's tag; UTF8String (PrintableString for C, IA5String for DC and emailAddress) when absent. */
  readonly tag?: number;
}

/** Attributes in the order of the encoding; an inner array is one multi-valued RDN. */
export type NameOption = string | ReadonlyArray<AttributeOption | readonly AttributeOption[]>;

const ATTRIBUTE_OIDS: Readonly<Record<string, string>> = {
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  serialNumber: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  STREET: '2.5.4.9',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  T: '2.5.4.12',
  GN: '2.5.4.42',
  UID: '0.9.2342.19200300.100.1.1',
  DC: '0.9.2342.19200300.100.1.25',
  emailAddress: '1.2.840.113549.1.9.1',
};

const DEFAULT_TAGS: Readonly<Record<string, number>> = {
  C: TAG.printableString,
  DC: TAG.ia5String,
  emailAddress: TAG.ia5String,
};

/** A Name's DER from attributes, or from RFC 4514 text: most specific first (so encoded last), `\` escapes, `+` joins. */
export function distinguishedName(name: NameOption): Buffer {
  const rdns = typeof name === 'string' ? parseText(name).reverse() : name;
  return sequence(...rdns.map(encodeRdn));
}

/** DER sorts the members of a SET OF by their encodings (X.690 §11.6). */
function encodeRdn(rdn: AttributeOption | readonly AttributeOption[]): Buffer {
  return set(...[rdn].flat().map(encodeAttribute).sort(Buffer.compare));
}

function encodeAttribute({ type, value, tag = DEFAULT_TAGS[type] ?? TAG.utf8String }: AttributeOption): Buffer {
  const dotted = ATTRIBUTE_OIDS[type] ?? type;
  if (!/^\d+(\.\d+)+$/.test(dotted)) {
    throw new Error(`unknown attribute type ${type}`);
  }
  return sequence(oid(dotted), typeof value === 'string' ? characterString(tag, value) : tlv(tag, value));
}

function parseText(text: string): AttributeOption[][] {
  if (text === '') {
    return [];
  }
  return splitUnescaped(text, ',').map((rdn) => splitUnescaped(rdn, '+').map(parseAttribute));
}

function parseAttribute(text: string): AttributeOption {
  const equals = text.indexOf('=');
  if (equals < 0) {
    throw new Error(`no '=' in the attribute '${text}'`);
  }
  const value = text.slice(equals + 1).replace(/\\(.)/gs, '$1');
  return { type: text.slice(0, equals).trim(), value };
}

function splitUnescaped(text: string, separator: ',' | '+'): string[] {
  const parts = separator === ',' ? /(?:[^,\\]|\\.)+/gs : /(?:[^+\\]|\\.)+/gs;
  return text.match(parts) ?? [];
}
