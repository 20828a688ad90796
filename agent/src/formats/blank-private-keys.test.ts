import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { blankPrivateKeys } from './blank-private-keys.ts';

const KEY = 'c2VjcmV0'.repeat(20);
const LINES = KEY.match(/.{1,64}/g) ?? [];

const SPELLINGS = [
  { name: 'plain', text: `user:\n  client-key-data: ${KEY}\n  client-certificate-data: Q0VSVA==\n` },
  { name: 'quoted', text: `user:\n  client-key-data: "${KEY}"\n  client-certificate-data: Q0VSVA==\n` },
  { name: 'single-quoted', text: `user:\n  'client-key-data': '${KEY}'\n  client-certificate-data: Q0VSVA==\n` },
  { name: 'on the next line', text: `user:\n  client-key-data:\n    ${KEY}\n  client-certificate-data: Q0VSVA==\n` },
  { name: 'JSON', text: JSON.stringify({ user: { 'client-key-data': KEY, 'client-certificate-data': 'Q0VSVA==' } }) },
  {
    name: 'a block of lines',
    text: `user:\n  client-key-data: |-\n    ${LINES.join('\n    ')}\n  client-certificate-data: Q0VSVA==\n`,
  },
  {
    name: 'a block of lines with CRLF',
    text: `user:\r\n  client-key-data: >\r\n    ${LINES.join('\r\n    ')}\r\n  client-certificate-data: Q0VSVA==\r\n`,
  },
];

for (const { name, text } of SPELLINGS) {
  test(`a private key is overwritten: ${name}`, () => {
    const bytes = Buffer.from(text);

    blankPrivateKeys(bytes);

    assert.ok(!bytes.includes('c2Vj'));
    assert.equal(bytes.length, text.length);
    assert.equal(parse(bytes.toString()).user['client-certificate-data'], 'Q0VSVA==');
  });
}

const UNTOUCHED = [
  { name: 'an empty key', text: 'user:\n  client-key-data: ""\n  token: abc\n' },
  { name: 'an absent value before a list', text: 'client-key-data:\n- client-certificate-data: Q0VSVA==\n' },
  { name: 'a name at the end', text: 'client-key-data' },
  { name: 'no key', text: 'user:\n  client-key: /path/to/key.pem\n' },
];

for (const { name, text } of UNTOUCHED) {
  test(`${name} is left as it is`, () => {
    const bytes = Buffer.from(text);

    blankPrivateKeys(bytes);

    assert.equal(bytes.toString(), text);
  });
}

test('all keys are overwritten, and a million short lines end', () => {
  const bytes = Buffer.from(`client-key-data: ${KEY}\nclient-key-data: ${KEY}\n${'A\n'.repeat(1_000_000)}`);

  blankPrivateKeys(bytes);

  assert.ok(!bytes.includes('c2Vj'));
});
