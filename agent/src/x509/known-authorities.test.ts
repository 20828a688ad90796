import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issue } from '@notafter/testkit';
import { createKnownAuthorities } from './known-authorities.ts';
import { parseCertificate } from './parse-certificate.ts';

function certificateOf(der: Buffer) {
  const result = parseCertificate(der);
  assert.ok(result.ok);
  return result.certificate;
}

test('an authority that stands in many chains is read once', () => {
  const { der } = issue({ subject: 'CN=authority', ca: true });
  assert.equal(certificateOf(Buffer.from(der)), certificateOf(Buffer.from(der)));
});

test('a leaf is read each time, since it stands in one place', () => {
  const { der } = issue({ subject: 'CN=leaf' });
  assert.notEqual(certificateOf(Buffer.from(der)), certificateOf(Buffer.from(der)));
});

test('another certificate with the end of a known one is itself', () => {
  const known = issue({ subject: 'CN=known', ca: true });
  certificateOf(known.der);
  const forged = Buffer.from(known.der);
  forged.write('wrong', forged.lastIndexOf('known'), 'latin1');
  assert.equal(certificateOf(forged).subject.text, 'CN=wrong');
  assert.equal(certificateOf(known.der).subject.text, 'CN=known');
});

test('a known authority with bytes behind it is told with its own length', () => {
  const { der } = issue({ subject: 'CN=authority', ca: true });
  certificateOf(der);
  const result = parseCertificate(Buffer.concat([der, Buffer.alloc(3)]));
  assert.equal(result.ok && result.length, der.length);
});

test('what is large or has flaws is not kept, and not more than so many', () => {
  const known = createKnownAuthorities();
  const authority = certificateOf(issue({ subject: 'CN=authority', ca: true }).der);
  const bytes = Buffer.from(authority.der, 'latin1');
  known.add({ ...authority, notes: ['a flaw'] });
  known.add({ ...authority, der: `${'x'.repeat(5000)}${authority.der}` });
  assert.equal(known.get(bytes), undefined);
  known.add(authority);
  assert.equal(known.get(bytes), authority);
  for (let index = 0; index < 1024; index++) {
    known.add({ ...authority, der: `${authority.der}${String(index).padStart(32, '0')}` });
  }
  assert.equal(known.get(bytes), undefined);
});
