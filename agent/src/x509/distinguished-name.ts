import type { DistinguishedName, NameAttribute } from '@notafter/core';
import { ATTRIBUTE_TYPES } from './attribute-types.ts';
import { readCharacterString } from './character-string.ts';
import { fenced, note, noteTrouble } from './fence.ts';
import { oidText } from './oid.ts';
import { PlainName } from './plain-name.ts';
import { DerError, type DerReader, TAG, expect, read } from './reader.ts';
import { sharedByBytes } from './shared-by-bytes.ts';

const COMMON_NAME = '2.5.4.3';
const MAX_ATTRIBUTES = 1000;
const MAX_VALUE_BYTES = 65_536;

/** What a name is made of while it is read. */
interface NameParts {
  readonly what: string;
  /** In the order of the encoding; null while only the text is asked for. */
  readonly attributes: NameAttribute[] | null;
  /** The text of each RDN, in the order of the encoding. */
  readonly rdns: string[];
  /** No value needed escaping. */
  isPlain: boolean;
  /** Attributes met, those that cannot be read too. */
  seen: number;
}

interface Attribute extends NameAttribute {
  /** As RFC 4514 has it. */
  readonly text: string;
  /** Its value needed no escaping. */
  readonly isPlain: boolean;
}

/** A Name's content (RFC 5280 §4.1.2.4). An attribute that cannot be read is noted and left out. */
export function readDistinguishedName(reader: DerReader, start: number, end: number, what: string): DistinguishedName {
  const { rdns, isPlain } = readParts(reader, start, end, what, null);
  const text = rdns.length === 1 ? rdns[0]! : rdns.reverse().join(',');
  if (isPlain && text !== '') {
    return new PlainName(text);
  }
  const attributes: NameAttribute[] = [];
  readParts(reader, start, end, what, attributes);
  return { text, attributes };
}

function readParts(
  reader: DerReader,
  start: number,
  end: number,
  what: string,
  attributes: NameAttribute[] | null
): NameParts {
  return fenced(reader, what, { what, attributes, rdns: [], isPlain: true, seen: 0 }, readRdns, start, end);
}

function readRdns(reader: DerReader, start: number, end: number, parts: NameParts): NameParts {
  let at = start;
  while (at < end && hasRoom(reader, parts)) {
    const next = expect(reader, at, end, TAG.set, 'SET');
    const text = readRdn(reader, reader.start, next, parts);
    if (text !== '') {
      parts.rdns.push(text);
    }
    at = next;
  }
  return parts;
}

/** Adds the attributes of an RDN, mostly one, and returns its text. */
function readRdn(reader: DerReader, start: number, end: number, parts: NameParts): string {
  let text = '';
  let at = start;
  while (at < end && hasRoom(reader, parts)) {
    const next = read(reader, at, end);
    const found = readAttribute(reader, at, next, parts);
    if (found !== null) {
      parts.attributes?.push({ type: found.type, value: found.value });
      parts.isPlain &&= found.isPlain;
      text = text === '' ? found.text : `${text}+${found.text}`;
    }
    at = next;
  }
  return text;
}

function hasRoom(reader: DerReader, { seen, what }: NameParts): boolean {
  if (seen < MAX_ATTRIBUTES) {
    return true;
  }
  note(reader, `the ${what} has more than ${MAX_ATTRIBUTES} attributes`);
  return false;
}

/** Null, and a note, for one that cannot be read. */
function readAttribute(reader: DerReader, at: number, limit: number, parts: NameParts): Attribute | null {
  parts.seen++;
  try {
    const end = expect(reader, at, limit, TAG.sequence, 'SEQUENCE');
    const start = reader.start;
    const valueAt = expect(reader, start, end, TAG.oid, 'OBJECT IDENTIFIER');
    const isCommonName = oidText(reader.bytes, reader.start, valueAt) === COMMON_NAME;
    return isCommonName ? readTypeAndValue(reader, start, end) : readShared(reader, start, end);
  } catch (error) {
    noteTrouble(reader, `an attribute of the ${parts.what}`, error);
    return null;
  }
}

/** Common names are many, organizations and countries few. */
const readShared = sharedByBytes(readTypeAndValue);

function readTypeAndValue(reader: DerReader, start: number, end: number): Attribute {
  const valueAt = expect(reader, start, end, TAG.oid, 'OBJECT IDENTIFIER');
  const dotted = oidText(reader.bytes, reader.start, valueAt);
  const valueEnd = read(reader, valueAt, end);
  if (valueEnd - valueAt > MAX_VALUE_BYTES) {
    throw new DerError(`a value of ${valueEnd - valueAt} bytes`, valueAt);
  }
  const text = readCharacterString(reader);
  const type = ATTRIBUTE_TYPES[dotted] ?? dotted;
  const encoded = text === null || type === dotted ? `#${reader.bytes.toString('hex', valueAt, valueEnd)}` : null;
  const escaped = encoded ?? escapeValue(text ?? '');
  const value = text ?? encoded ?? '';
  return { type, value, text: [type, escaped].join('='), isPlain: escaped === text };
}

const SPECIAL = /[",+;<>\\]|^[ #]|(?!^) $/g;
const CONTROL = /\p{Cc}/gu;
/** Most values need no closer look. */
const PLAIN = /^[\w.*@:/-]+$/;

/** RFC 4514 §2.4; control characters too, as hexadecimal pairs, so that a name is always one line. */
function escapeValue(value: string): string {
  return PLAIN.test(value) ? value : value.replace(SPECIAL, '\\$&').replace(CONTROL, escapeControl);
}

function escapeControl(character: string): string {
  return Buffer.from(character)
    .toString('hex')
    .replace(/../g, (pair) => `\\${pair}`);
}
