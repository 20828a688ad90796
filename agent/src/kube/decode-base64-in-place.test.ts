import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { decodeBase64InPlace } from './decode-base64-in-place.ts';

const ROWS: ReadonlyArray<readonly [name: string, text: string, decoded: string]> = [
  ['nothing', '', ''],
  ['one byte', 'QQ==', 'A'],
  ['two bytes', 'QUI=', 'AB'],
  ['three bytes', 'QUJD', 'ABC'],
  ['no padding', 'QUJDRA', 'ABCD'],
  ['line breaks', 'QUJD\r\nREVG\nR0g=\n', 'ABCDEFGH'],
  ['a line break within a group', 'QU\nJDREVG', 'ABCDEF'],
  ['what is not in the alphabet', 'QU-JD_RE!VG', 'ABCDEF'],
  ['padding before the end', 'QQ==QUJD', 'A\x04\x14$'],
];

for (const [name, text, decoded] of ROWS) {
  test(`decodes ${name}`, () => {
    assert.equal(decodeBase64InPlace(Buffer.from(text)).toString('latin1'), decoded);
  });
}

test('any bytes come out as they went in, in the room of their text', () => {
  for (let length = 0; length < 300; length++) {
    const bytes = randomBytes(length);
    const text = Buffer.from(bytes.toString('base64'));
    const decoded = decodeBase64InPlace(text);
    assert.deepEqual([...decoded], [...bytes]);
    assert.equal(decoded.buffer, text.buffer);
    assert.equal(decoded.byteOffset, text.byteOffset);
  }
});
