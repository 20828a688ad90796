import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Certificate } from '@notafter/core';
import { type IssueOptions, der, issue } from '@notafter/testkit';
import { parseCertificate } from './parse-certificate.ts';

const { TAG } = der;
const NOT_AFTER = Date.UTC(2031, 4, 6, 7, 8, 9);

function parsed(bytes: Buffer): Certificate {
  const result = parseCertificate(bytes);
  assert.ok(result.ok, result.ok ? '' : result.message);
  return result.certificate;
}

function validity(notBefore: Buffer, notAfter: Buffer): IssueOptions {
  return { parts: { validity: der.sequence(notBefore, notAfter) } };
}

function timeText(tag: number, text: string): Buffer {
  return der.tlv(tag, Buffer.from(text));
}

interface Row {
  readonly name: string;
  readonly options: IssueOptions;
  readonly read: (certificate: Certificate) => unknown;
  readonly expected: unknown;
  /** What the notes must say, one pattern each. */
  readonly notes?: readonly RegExp[];
}

const ends = ({ notAfterMs }: Certificate): number | null => notAfterMs;

const TIMES: readonly Row[] = [
  {
    name: 'a UTCTime of 1950',
    options: { notBefore: Date.UTC(1950, 0, 1) },
    read: (c) => c.notBeforeMs,
    expected: Date.UTC(1950, 0, 1),
  },
  {
    name: 'the year 9999',
    options: { notAfter: Date.UTC(9999, 11, 31, 23, 59, 59) },
    read: ends,
    expected: Date.UTC(9999, 11, 31, 23, 59, 59),
  },
  ...[
    ['a UTCTime without seconds', TAG.utcTime, '3105060708Z', Date.UTC(2031, 4, 6, 7, 8)],
    ['a UTCTime with an offset', TAG.utcTime, '310506090809+0200', NOT_AFTER],
    ['a UTCTime with an offset and without seconds', TAG.utcTime, '3105060538-0130', Date.UTC(2031, 4, 6, 7, 8)],
    ['a GeneralizedTime before 2050', TAG.generalizedTime, '20310506070809Z', NOT_AFTER],
    ['a fraction of a second', TAG.generalizedTime, '20310506070809.25Z', NOT_AFTER + 250],
    ['a fraction after a comma', TAG.generalizedTime, '20310506070809,5Z', NOT_AFTER + 500],
    ['a time without a zone', TAG.generalizedTime, '20310506070809', NOT_AFTER],
    ['a GeneralizedTime without seconds', TAG.generalizedTime, '203105060708Z', Date.UTC(2031, 4, 6, 7, 8)],
    ['the year 0', TAG.generalizedTime, '00000101000000Z', -62167219200000],
  ].map(([name, tag, digits, expected]) => ({
    name: String(name),
    options: validity(der.time(0), timeText(Number(tag), String(digits))),
    read: ends,
    expected,
  })),
  ...[
    ['a month 13', TAG.utcTime, '311306070809Z', /day that is not in the calendar/],
    ['a day 32', TAG.utcTime, '310532070809Z', /day that is not in the calendar/],
    ['an hour 24', TAG.utcTime, '310506240000Z', /24 in a time/],
    ['letters in a time', TAG.utcTime, '31050a070809Z', /no digit/],
    ['a time that is too short', TAG.utcTime, '310506Z', /too short/],
    ['a zone of letters', TAG.utcTime, '310506070809CET', /something else than a zone/],
    ['text for a time', TAG.utf8String, '310506070809Z', /no time but tag 0xc/],
  ].map(([name, tag, digits, pattern]) => ({
    name: String(name),
    options: validity(der.time(0), timeText(Number(tag), String(digits))),
    read: ({ notBeforeMs, notAfterMs }: Certificate) => [notBeforeMs, notAfterMs],
    expected: [0, null],
    notes: [/^notAfter cannot be read/, pattern as RegExp],
  })),
];

const CALENDAR: readonly Row[] = [
  {
    name: '30 February as Java does, which others refuse',
    options: validity(der.time(0), timeText(TAG.utcTime, '280230000000Z')),
    read: ends,
    expected: Date.UTC(2028, 2, 1),
    notes: [/a day that its month does not have at byte \d+; counted on/],
  },
  {
    name: '29 February of a leap year',
    options: validity(der.time(0), timeText(TAG.generalizedTime, '24000229000000Z')),
    read: ends,
    expected: Date.UTC(2400, 1, 29),
  },
];

for (const { name, options, read, expected, notes = [] } of [...TIMES, ...CALENDAR]) {
  test(`reads ${name}`, () => {
    const certificate = parsed(issue({ notAfter: NOT_AFTER, ...options }).der);
    assert.deepEqual(read(certificate), expected);
    for (const pattern of notes) {
      assert.match(certificate.notes.join('\n'), pattern);
    }
    assert.equal(certificate.notes.length > 0, notes.length > 0, certificate.notes.join('\n'));
  });
}
