import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as der from './der.ts';

const ENCODINGS: ReadonlyArray<{ name: string; tlv: Buffer; hex: string }> = [
  { name: 'zero', tlv: der.integer(0), hex: '020100' },
  { name: '127 in one octet', tlv: der.integer(127), hex: '02017f' },
  { name: '128 needs a leading zero', tlv: der.integer(128), hex: '02020080' },
  { name: 'minus one', tlv: der.integer(-1), hex: '0201ff' },
  { name: '-128 in one octet', tlv: der.integer(-128), hex: '020180' },
  { name: '-129 in two', tlv: der.integer(-129), hex: '0202ff7f' },
  { name: 'a wide integer', tlv: der.integer(2n ** 71n), hex: '020a00800000000000000000' },
  { name: 'an OID with a two-octet arc', tlv: der.oid('1.2.840.113549'), hex: '06062a864886f70d' },
  { name: 'an OID below 2.999', tlv: der.oid('2.999.3'), hex: '0603883703' },
  { name: 'UTCTime until 2049', tlv: der.time(Date.UTC(2049, 11, 31, 23, 59, 59)), hex: hexOf(0x17, '491231235959Z') },
  { name: 'GeneralizedTime from 2050', tlv: der.time(Date.UTC(2050, 0, 1)), hex: hexOf(0x18, '20500101000000Z') },
  { name: 'GeneralizedTime before 1950', tlv: der.time(Date.UTC(1900, 0, 1)), hex: hexOf(0x18, '19000101000000Z') },
  { name: 'the year 9999', tlv: der.time(Date.UTC(9999, 11, 31)), hex: hexOf(0x18, '99991231000000Z') },
  { name: 'BMPString', tlv: der.characterString(der.TAG.bmpString, 'aé'), hex: '1e04006100e9' },
  { name: 'UniversalString', tlv: der.characterString(der.TAG.universalString, '😀'), hex: '1c040001f600' },
  { name: 'indefinite length', tlv: der.indefiniteTlv(0x30, der.nullValue()), hex: '308005000000' },
  { name: 'a bit string with unused bits', tlv: der.bitString(Buffer.of(0xa0), 5), hex: '030205a0' },
];

function hexOf(tag: number, text: string): string {
  return Buffer.concat([Buffer.of(tag, text.length), Buffer.from(text)]).toString('hex');
}

for (const { name, tlv, hex } of ENCODINGS) {
  test(`encodes ${name}`, () => {
    assert.equal(tlv.toString('hex'), hex);
  });
}

test('writes lengths in as few octets as DER demands, or in more when asked', () => {
  const lengths = [0, 127, 128, 255, 256, 65_536].map((length) => der.lengthOctets(length).toString('hex'));
  assert.deepEqual(lengths, ['00', '7f', '8180', '81ff', '820100', '83010000']);
  assert.equal(der.lengthOctets(5, 3).toString('hex'), '83000005');
});
