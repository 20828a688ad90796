import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issue } from '@notafter/testkit';
import { createKnownAuthorities } from './known-authorities.ts';
import { readCertificates } from './read-certificates.ts';

function certificateOf(pem: string) {
  const reading = readCertificates(Buffer.from(pem));
  assert.ok(reading.ok && reading.certificates.length === 1);
  return reading.certificates[0]!;
}

const pemOf = (der: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

test('an authority that stands in many chains is read once', () => {
  const { pem } = issue({ subject: 'CN=authority', ca: true });
  assert.equal(certificateOf(pem), certificateOf(pem));
});

test('a leaf is read each time, since it stands in one place', () => {
  const { pem } = issue({ subject: 'CN=leaf' });
  assert.notEqual(certificateOf(pem), certificateOf(pem));
});

test('another certificate with the end of a known one is itself', () => {
  const known = issue({ subject: 'CN=known', ca: true });
  certificateOf(pemOf(known.der));
  const forged = Buffer.from(known.der);
  forged.write('wrong', forged.lastIndexOf('known'), 'latin1');
  assert.equal(certificateOf(pemOf(forged)).subject.text, 'CN=wrong');
  assert.equal(certificateOf(pemOf(known.der)).subject.text, 'CN=known');
});

test('what is wrong with a block of a known authority is told each time', () => {
  const { pem, der } = issue({ subject: 'CN=authority', ca: true });
  certificateOf(pem);
  const cutOff = readCertificates(Buffer.from(pem.replace('-----END CERTIFICATE-----', '')));
  assert.deepEqual(cutOff.ok && cutOff.problems.map(({ reason }) => reason), ['bad_pem']);
  const longer = pemOf(Buffer.concat([der, Buffer.alloc(3)]));
  for (let round = 0; round < 2; round++) {
    const reading = readCertificates(Buffer.from(longer));
    assert.deepEqual(reading.ok && reading.problems.map(({ reason }) => reason), ['bad_der']);
  }
});

test('what is large or has flaws is not kept, and not more than so many', () => {
  const known = createKnownAuthorities();
  const authority = certificateOf(issue({ subject: 'CN=authority', ca: true }).pem);
  const body = Buffer.from('the body of an authority');
  const large = Buffer.alloc(6000);
  known.add(body, 0, body.length, { ...authority, notes: ['a flaw'] });
  known.add(body, 0, body.length, { ...authority, isCa: false });
  known.add(large, 0, large.length, authority);
  assert.equal(known.get(body, 0, body.length), undefined);
  assert.equal(known.get(large, 0, large.length), undefined);
  known.add(body, 0, body.length, authority);
  assert.equal(known.get(body, 0, body.length), authority);
  assert.equal(known.get(Buffer.concat([large, body]), large.length, large.length + body.length), authority);
  for (let index = 0; index < 1024; index++) {
    const other = Buffer.from(String(index).padStart(32, '0'));
    known.add(other, 0, other.length, authority);
  }
  assert.equal(known.get(body, 0, body.length), undefined);
});
