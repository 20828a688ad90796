import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ipAddressText } from './ip-address.ts';

/** The examples of RFC 5952 §4 and §5. */
const ADDRESSES: ReadonlyArray<{ hex: string; expected: string | null }> = [
  { hex: '0a000001', expected: '10.0.0.1' },
  { hex: '20010db8000000000000000000000001', expected: '2001:db8::1' },
  { hex: '20010db8000000010001000100010001', expected: '2001:db8:0:1:1:1:1:1' },
  { hex: '20010db8000000000001000000000001', expected: '2001:db8::1:0:0:1' },
  { hex: '20010000000000010000000000000001', expected: '2001:0:0:1::1' },
  { hex: '00000000000000000000000000000000', expected: '::' },
  { hex: '00000000000000000000000000000001', expected: '::1' },
  { hex: 'fe800000000000000000000000000000', expected: 'fe80::' },
  { hex: '00000000000000000000ffffc0000201', expected: '::ffff:192.0.2.1' },
  { hex: 'abcd0001000200030004000500060007', expected: 'abcd:1:2:3:4:5:6:7' },
  { hex: '0a0000', expected: null },
  { hex: '', expected: null },
];

for (const { hex, expected } of ADDRESSES) {
  test(`${hex || 'nothing'} is ${expected}`, () => {
    const bytes = Buffer.from(hex, 'hex');
    assert.equal(ipAddressText(bytes, 0, bytes.length), expected);
  });
}
