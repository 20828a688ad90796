import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readGeneralNames } from './general-names.ts';
import { packPlainNames } from './pack-plain-names.ts';
import { packNames } from './packed-names.ts';
import { createReader } from './reader.ts';

const plainName = fc
  .tuple(fc.constantFrom(0x81, 0x82, 0x86), fc.string({ maxLength: 80 }))
  .map(([tag, text]) => Buffer.from([tag, text.length, ...Buffer.from(text)]));
const anyName = fc
  .tuple(fc.constantFrom(0x81, 0x82, 0x86, 0x87, 0xa4), fc.nat(255), fc.uint8Array({ maxLength: 20 }))
  .map(([tag, size, bytes]) => Buffer.from([tag, size, ...bytes]));

const oneByOne = (bytes: Buffer) => packNames(readGeneralNames(createReader(bytes), 0, bytes.length));

test('plain names are packed as if they were read one by one', () => {
  fc.assert(
    fc.property(fc.array(plainName, { minLength: 1, maxLength: 20 }), (names) => {
      const bytes = Buffer.concat(names);
      assert.equal(packPlainNames(bytes, 0, bytes.length), oneByOne(bytes));
    })
  );
});

test('all others are left to be read one by one', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(plainName, anyName), { maxLength: 5 }), fc.nat(3), (names, cut) => {
      const whole = Buffer.concat(names);
      const bytes = whole.subarray(0, Math.max(0, whole.length - cut));
      const packed = packPlainNames(bytes, 0, bytes.length);
      assert.ok(packed === null || packed === oneByOne(bytes));
    })
  );
});

test('the most that is packed at once, and one more', () => {
  const shortest = Buffer.alloc(2048);
  shortest.forEach((_, at) => (shortest[at] = at % 2 === 0 ? 0x81 : 0));
  assert.equal(packPlainNames(shortest, 0, 2048), Array.from({ length: 1024 }, () => 'email:').join('\n'));
  assert.equal(packPlainNames(Buffer.concat([shortest, shortest]), 0, 2050), null);
  assert.equal(packPlainNames(shortest, 0, 0), null);
});
