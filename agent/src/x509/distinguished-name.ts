import type { DistinguishedName, NameAttribute } from '@notafter/core';
import { ATTRIBUTE_TYPES } from './attribute-types.ts';
import { readCharacterString } from './character-string.ts';
import { fenced, note } from './fence.ts';
import { oidText } from './oid.ts';
import { PlainName } from './plain-name.ts';
import { DerError, type DerReader, TAG, expect, read } from './reader.ts';

const MAX_ATTRIBUTES = 1000;
const MAX_VALUE_BYTES = 65_536;

/** What a name is made of while it is read: attributes, and the text of each RDN, both in the order of the encoding. */
interface NameParts {
  readonly attributes: NameAttribute[];
  readonly rdns: string[];
  /** Attributes met, those that cannot be read too. */
  seen: number;
  /** No value needed escaping. */
  isPlain: boolean;
}

/** A Name's content (RFC 5280 §4.1.2.4). An attribute that cannot be read is noted and left out. */
export function readDistinguishedName(reader: DerReader, start: number, end: number, what: string): DistinguishedName {
  const parts: NameParts = { attributes: [], rdns: [], seen: 0, isPlain: true };
  fenced(reader, what, undefined, () => {
    let at = start;
    while (at < end && hasRoom(reader, parts, what)) {
      const next = expect(reader, at, end, TAG.set, 'SET');
      readRdn(reader, reader.start, next, what, parts);
      at = next;
    }
  });
  const text = textOf(parts.rdns);
  return parts.isPlain && text !== '' ? new PlainName(text) : { text, attributes: parts.attributes };
}

/** Most names of leaves have one RDN. */
function textOf(rdns: string[]): string {
  return rdns.length === 1 ? rdns[0]! : rdns.reverse().join(',');
}

function readRdn(reader: DerReader, start: number, end: number, what: string, parts: NameParts): void {
  let text = '';
  let at = start;
  while (at < end && hasRoom(reader, parts, what)) {
    const next = read(reader, at, end);
    parts.seen++;
    const from = at;
    const attribute = fenced(reader, `an attribute of the ${what}`, '', () => readAttribute(reader, from, next, parts));
    text = text === '' || attribute === '' ? text + attribute : `${text}+${attribute}`;
    at = next;
  }
  if (text !== '') {
    parts.rdns.push(text);
  }
}

function hasRoom(reader: DerReader, { seen }: NameParts, what: string): boolean {
  if (seen < MAX_ATTRIBUTES) {
    return true;
  }
  note(reader, `the ${what} has more than ${MAX_ATTRIBUTES} attributes`);
  return false;
}

/** Adds the attribute and returns its RFC 4514 text. */
function readAttribute(reader: DerReader, at: number, limit: number, parts: NameParts): string {
  const end = expect(reader, at, limit, TAG.sequence, 'SEQUENCE');
  const valueAt = expect(reader, reader.start, end, TAG.oid, 'OBJECT IDENTIFIER');
  const dotted = oidText(reader.bytes, reader.start, valueAt);
  const valueEnd = read(reader, valueAt, end);
  if (valueEnd - valueAt > MAX_VALUE_BYTES) {
    throw new DerError(`a value of ${valueEnd - valueAt} bytes`, valueAt);
  }
  const text = readCharacterString(reader);
  const type = ATTRIBUTE_TYPES[dotted] ?? dotted;
  const encoded = text === null || type === dotted ? `#${reader.bytes.toString('hex', valueAt, valueEnd)}` : null;
  parts.attributes.push({ type, value: text ?? encoded ?? '' });
  const escaped = encoded ?? escapeValue(text ?? '');
  parts.isPlain &&= escaped === text;
  return `${type}=${escaped}`;
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
