/** A DER writer by hand (X.690), so that malformed encodings can be made too. Every function returns a whole TLV. */

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
} as const;

export function tlv(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.of(tag), lengthOctets(body.length), body]);
}

/** The shortest length octets, or at least `minimumOctets` of the long form: more than needed is BER, not DER. */
export function lengthOctets(length: number, minimumOctets = 0): Buffer {
  if (length < 0x80 && minimumOctets === 0) {
    return Buffer.of(length);
  }
  const octets: number[] = [];
  for (let rest = length; rest > 0 || octets.length < Math.max(1, minimumOctets); rest = Math.floor(rest / 256)) {
    octets.unshift(rest % 256);
  }
  return Buffer.of(0x80 | octets.length, ...octets);
}

/** A TLV of indefinite length (X.690 §8.1.3.6), which BER allows and DER forbids. */
export function indefiniteTlv(tag: number, ...content: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.of(tag, 0x80), ...content, Buffer.of(0, 0)]);
}

export function sequence(...content: readonly Buffer[]): Buffer {
  return tlv(TAG.sequence, ...content);
}

export function set(...content: readonly Buffer[]): Buffer {
  return tlv(TAG.set, ...content);
}

/** `[number]`, constructed: an EXPLICIT tag, or an IMPLICIT one over something constructed. */
export function context(number: number, ...content: readonly Buffer[]): Buffer {
  return tlv(0xa0 | number, ...content);
}

/** `[number] IMPLICIT` over something primitive. */
export function implicit(number: number, content: Buffer): Buffer {
  return tlv(0x80 | number, content);
}

export function boolean(value: boolean): Buffer {
  return tlv(TAG.boolean, Buffer.of(value ? 0xff : 0));
}

/** Two's complement in as few octets as possible. */
export function integer(value: bigint | number): Buffer {
  let rest = BigInt(value);
  const octets: number[] = [];
  do {
    octets.unshift(Number(BigInt.asUintN(8, rest)));
    rest >>= 8n;
  } while (rest !== (octets[0]! >= 0x80 ? -1n : 0n));
  return tlv(TAG.integer, Buffer.from(octets));
}

export function bitString(bits: Buffer, unusedBits = 0): Buffer {
  return tlv(TAG.bitString, Buffer.of(unusedBits), bits);
}

export function octetString(...content: readonly Buffer[]): Buffer {
  return tlv(TAG.octetString, ...content);
}

export function nullValue(): Buffer {
  return tlv(TAG.null);
}

export function oid(dotted: string): Buffer {
  const [first = 0n, second = 0n, ...arcs] = dotted.split('.').map(BigInt);
  return tlv(TAG.oid, Buffer.from([first * 40n + second, ...arcs].flatMap(base128)));
}

function base128(arc: bigint): number[] {
  const octets = [Number(arc & 0x7fn)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) {
    octets.unshift(Number(rest & 0x7fn) | 0x80);
  }
  return octets;
}

/** Characters of any string type as its octets: BMP and Universal big-endian, UTF8 as UTF-8, the others one octet a character. */
export function characterString(tag: number, text: string): Buffer {
  if (tag === TAG.bmpString) {
    return tlv(tag, Buffer.from(text, 'utf16le').swap16());
  }
  if (tag === TAG.universalString) {
    const codePoints = Array.from(text, (character) => character.codePointAt(0)!);
    return tlv(tag, Buffer.from(Uint32Array.from(codePoints).buffer).swap32());
  }
  return tlv(tag, Buffer.from(text, tag === TAG.utf8String ? 'utf8' : 'latin1'));
}

/** A Time of RFC 5280 §4.1.2.5: UTCTime for 1950 to 2049, GeneralizedTime for every other year to 9999. */
export function time(epochMs: number): Buffer {
  const date = new Date(epochMs);
  const digits = date
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:T]/g, '');
  const year = date.getUTCFullYear();
  return year >= 1950 && year < 2050
    ? tlv(TAG.utcTime, Buffer.from(digits.slice(2)))
    : tlv(TAG.generalizedTime, Buffer.from(digits));
}
