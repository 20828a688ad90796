import type { SubjectAlternativeName } from '@notafter/core';
import { readCharacterString } from './character-string.ts';
import { readDistinguishedName } from './distinguished-name.ts';
import { note, noteTrouble } from './fence.ts';
import { ipAddressText } from './ip-address.ts';
import { oidText } from './oid.ts';
import { packPlainNames } from './pack-plain-names.ts';
import { type PackedNames, packNames } from './packed-names.ts';
import { type DerReader, TAG, expect, read } from './reader.ts';

const MAX_NAMES = 10_000;

/** The context tags of GeneralName (RFC 5280 §4.2.1.6). */
const NAME = {
  other: 0xa0,
  email: 0x81,
  dns: 0x82,
  x400Address: 0xa3,
  directory: 0xa4,
  ediParty: 0xa5,
  uri: 0x86,
  ip: 0x87,
  registeredId: 0x88,
} as const;

const OTHER_NAMES: Readonly<Record<string, string>> = {
  '1.3.6.1.4.1.311.20.2.3': 'UPN',
  '1.3.6.1.5.2.2': 'KRB5PrincipalName',
  '1.3.6.1.5.5.7.8.5': 'XmppAddr',
  '1.3.6.1.5.5.7.8.7': 'SRVName',
  '1.3.6.1.5.5.7.8.9': 'SmtpUTF8Mailbox',
};

/** The same as `readGeneralNames` gives, packed. */
export function readPackedNames(reader: DerReader, start: number, end: number): PackedNames {
  return packPlainNames(reader.bytes, start, end) ?? packNames(readGeneralNames(reader, start, end));
}

/** The names between two offsets; what cannot be read is noted and left out. */
export function readGeneralNames(reader: DerReader, start: number, end: number): SubjectAlternativeName[] {
  const names: SubjectAlternativeName[] = [];
  try {
    addNames(reader, start, end, names);
  } catch (error) {
    noteTrouble(reader, `names from byte ${start}`, error);
  }
  // A copy has room for what is in it, an array that grew has room for seventeen.
  return names.slice();
}

function addNames(reader: DerReader, start: number, end: number, names: SubjectAlternativeName[]): void {
  let at = start;
  for (let count = 0; at < end && count < MAX_NAMES; count++) {
    const next = read(reader, at, end);
    const name = readGeneralName(reader, reader.tag, reader.start, next);
    if (name !== null) {
      names.push(name);
    }
    at = next;
  }
  if (at < end) {
    note(reader, `more than ${MAX_NAMES} names`);
  }
}

function readGeneralName(reader: DerReader, tag: number, start: number, end: number): SubjectAlternativeName | null {
  switch (tag) {
    case NAME.dns:
      return { kind: 'dns', value: reader.bytes.toString('latin1', start, end) };
    case NAME.ip:
      return readAddress(reader, start, end);
    case NAME.email:
      return { kind: 'email', value: reader.bytes.toString('latin1', start, end) };
    case NAME.uri:
      return { kind: 'uri', value: reader.bytes.toString('latin1', start, end) };
    default:
      return readFencedName(reader, tag, start, end);
  }
}

function readFencedName(reader: DerReader, tag: number, start: number, end: number): SubjectAlternativeName | null {
  try {
    return readRareName(reader, tag, start, end);
  } catch (error) {
    noteTrouble(reader, `a name at byte ${start}`, error);
    return null;
  }
}

function readAddress(reader: DerReader, start: number, end: number): SubjectAlternativeName {
  const text = ipAddressText(reader.bytes, start, end);
  if (text !== null) {
    return { kind: 'ip', value: text };
  }
  note(reader, `an IP address at byte ${start} has ${end - start} bytes`);
  return { kind: 'other', value: `IP:#${reader.bytes.toString('hex', start, end)}` };
}

function readRareName(reader: DerReader, tag: number, start: number, end: number): SubjectAlternativeName {
  switch (tag) {
    case NAME.directory: {
      const nameEnd = expect(reader, start, end, TAG.sequence, 'SEQUENCE');
      const name = readDistinguishedName(reader, reader.start, nameEnd, 'directory name');
      return { kind: 'other', value: `dirName:${name.text}` };
    }
    case NAME.registeredId:
      return { kind: 'other', value: `registeredID:${oidText(reader.bytes, start, end)}` };
    case NAME.other:
      return { kind: 'other', value: otherName(reader, start, end) };
    default:
      return { kind: 'other', value: `${RARE[tag] ?? 'unknown'}:#${reader.bytes.toString('hex', start, end)}` };
  }
}

const RARE: Readonly<Record<number, string>> = {
  [NAME.x400Address]: 'x400Address',
  [NAME.ediParty]: 'ediPartyName',
};

/** `type:value`, the value as text where it is a character string. */
function otherName(reader: DerReader, start: number, end: number): string {
  const valueAt = expect(reader, start, end, TAG.oid, 'OBJECT IDENTIFIER');
  const dotted = oidText(reader.bytes, reader.start, valueAt);
  const type = OTHER_NAMES[dotted] ?? `otherName:${dotted}`;
  const explicitEnd = expect(reader, valueAt, end, 0xa0, 'value');
  const innerAt = reader.start;
  const innerEnd = read(reader, innerAt, explicitEnd);
  const value = readCharacterString(reader) ?? `#${reader.bytes.toString('hex', innerAt, innerEnd)}`;
  return `${type}:${value}`;
}
