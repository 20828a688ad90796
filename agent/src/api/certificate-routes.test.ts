import type { CertificateDetails } from '@notafter/core';
import { issue } from '@notafter/testkit';
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { describe, test } from 'node:test';
import { NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { fileAt } from '../inventory/location-builder.ts';
import { parseCertificate } from '../x509/parse-certificate.ts';
import { buildApi } from './api-builder.ts';

const ca = certificate({ subject: 'CN=CA', issuer: 'CN=CA', isCa: true, subjectKeyId: 'aa' });
const web = certificate({ subject: 'CN=web', issuer: 'CN=CA', authorityKeyId: 'aa' });
const soon = certificate({ subject: 'CN=soon', issuer: 'CN=CA', authorityKeyId: 'aa', notAfterMs: NOW_MS });
/** Of the same name, with another key. */
const stranger = certificate({ subject: 'CN=stranger', issuer: 'CN=CA', authorityKeyId: 'bb' });

describe('a certificate', () => {
  test('its places and its chain up and down', async () => {
    const { app, hold } = buildApi();
    hold(fileAt('/b.crt'), ca);
    hold(fileAt('/a.crt'), web, ca);
    hold(fileAt('/c.crt'), soon, stranger);
    const details = (await (await app.request(`/api/v1/certificates/${ca.fingerprint}`)).json()) as CertificateDetails;
    assert.deepEqual([details.title, details.role, details.status], ['CA', 'root', 'valid']);
    assert.deepEqual(
      details.places.map(({ place }) => place),
      ['/a.crt', '/b.crt']
    );
    assert.deepEqual(
      details.issued.map(({ title }) => title),
      ['soon', 'web']
    );
    assert.deepEqual(details.issuers, []);
    assert.deepEqual([details.placesTotal, details.issuedTotal], [2, 2]);
    assert.ok(!('der' in details.certificate));
  });

  const names: ReadonlyArray<readonly [name: string, write: (fingerprint: string) => string, status: number]> = [
    ['as openssl prints it', (fingerprint) => fingerprint.toUpperCase().match(/../g)!.join(':'), 200],
    ['an unknown one', () => '0'.repeat(64), 404],
    ['too short', (fingerprint) => fingerprint.slice(1), 400],
    ['no hexadecimal', () => 'g'.repeat(64), 400],
    ['a path', () => '..%2f..%2fetc%2fpasswd', 400],
    ['a path as PEM', () => '..%2f..%2fetc%2fpasswd.pem', 400],
  ];
  for (const [name, write, status] of names) {
    test(`its fingerprint: ${name}`, async () => {
      const { app, hold } = buildApi();
      hold(fileAt('/b.crt'), ca);
      assert.equal((await app.request(`/api/v1/certificates/${write(ca.fingerprint)}`)).status, status);
    });
  }

  test('as PEM to download', async () => {
    const issued = issue({ subject: 'CN=evil"; filename="x.exe' });
    const parsed = parseCertificate(issued.der);
    assert.ok(parsed.ok);
    const { app, hold } = buildApi();
    hold(fileAt('/x.crt'), parsed.certificate);
    const { fingerprint } = parsed.certificate;
    const response = await app.request(`/api/v1/certificates/${fingerprint}.pem`);
    assert.equal(response.headers.get('content-type'), 'application/x-pem-file');
    assert.equal(response.headers.get('content-disposition'), `attachment; filename="${fingerprint}.pem"`);
    assert.deepEqual(new X509Certificate(await response.text()).raw, issued.der);
  });
});

describe('the CSV', () => {
  const csv = async (search: string, ...subjects: readonly string[]) => {
    const { app, hold } = buildApi();
    subjects.forEach((subject, index) =>
      hold(fileAt(`/${index}.crt`), certificate({ subject, dns: ['a.example', 'b.example'] }))
    );
    const response = await app.request(`/api/v1/certificates.csv?${search}`);
    return { response, text: await response.text() };
  };

  test('columns, times and lists', async () => {
    const { response, text } = await csv('fields=title,notAfter,isCa,sans,keySize,owner', 'CN=web');
    assert.equal(
      text,
      'title,notAfter,isCa,sans,keySize,owner\r\nweb,2027-01-22T00:00:00.000Z,false,a.example; b.example,256,\r\n'
    );
    assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.match(response.headers.get('content-disposition') ?? '', /^attachment/);
  });

  test('filters and distinct', async () => {
    const filters = encodeURIComponent('[{"field":"title","operator":"=~","value":"w.*"}]');
    assert.equal(
      (await csv(`fields=title&distinct=true&filters=${filters}`, 'CN=web', 'CN=web', 'CN=other')).text,
      'title\r\nweb\r\nweb\r\n'.replace('web\r\nweb', 'web')
    );
  });

  const hostile: ReadonlyArray<readonly [name: string, title: string, cell: string]> = [
    ['a formula', '=HYPERLINK("http://evil")', '"\'=HYPERLINK(""http://evil"")"'],
    ['plus', '+1+1', "'+1+1"],
    ['minus', '-1+1', "'-1+1"],
    ['at', '@SUM(A1)', "'@SUM(A1)"],
    ['a tab', '\t=1', "'\t=1"],
    ['a line break', 'a\n=1', '"a\n=1"'],
    ['quotes', 'say "hi"', '"say ""hi"""'],
  ];
  for (const [name, title, cell] of hostile) {
    test(`hostile text: ${name}`, async () => {
      assert.equal((await csv('fields=title', `CN=${title}`)).text, `title\r\n${cell}\r\n`);
    });
  }

  test('a negative number is no formula', async () => {
    const { app, hold } = buildApi();
    hold(fileAt('/x.crt'), certificate({ notAfterMs: NOW_MS - 86_400_000 }));
    assert.equal(await (await app.request('/api/v1/certificates.csv?fields=daysLeft')).text(), 'daysLeft\r\n-1\r\n');
  });

  test('an unknown column is refused', async () => {
    const { response, text } = await csv('fields=title,colour');
    assert.equal(response.status, 400);
    assert.match(text, /colour/);
  });

  test('an empty estate is a header', async () => {
    assert.equal((await csv('fields=title,place')).text, 'title,place\r\n');
  });
});
