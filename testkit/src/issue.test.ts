import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { TAG, context, integer } from './der.ts';
import { issue } from './issue.ts';
import { KEY_KINDS } from './keys.ts';

for (const key of KEY_KINDS.filter((kind) => kind !== 'x25519')) {
  test(`issues a self-signed certificate with a ${key} key that OpenSSL verifies`, () => {
    const { pem } = issue({ key, subject: `CN=${key}`, ca: true });
    const certificate = new X509Certificate(pem);
    assert.ok(certificate.verify(certificate.publicKey));
  });
}

test('a chain of three verifies, with identifiers that lead up', () => {
  const root = issue({ subject: 'CN=Root', ca: true, key: 'p-384' });
  const intermediate = issue({ subject: 'CN=Issuing', ca: true, pathLength: 0, issuer: root });
  const leaf = issue({ subject: 'CN=web', issuer: intermediate, dns: ['web.example'] });
  const [top, middle, bottom] = [root, intermediate, leaf].map(({ der }) => new X509Certificate(der));
  assert.ok(bottom!.checkIssued(middle!) && bottom!.verify(middle!.publicKey));
  assert.ok(middle!.checkIssued(top!) && middle!.verify(top!.publicKey));
  assert.ok(top!.ca && middle!.ca && !bottom!.ca);
});

test('a key that cannot sign needs an issuer', () => {
  assert.throws(() => issue({ key: 'x25519' }), /cannot sign/);
  const issued = issue({ key: 'x25519', issuer: issue({ ca: true }) });
  assert.equal(new X509Certificate(issued.der).publicKey.asymmetricKeyType, 'x25519');
});

test('subject text is most specific first; escapes and multi-valued RDNs are understood', () => {
  const { der } = issue({ subject: 'CN=web+serialNumber=7,O=Shop\\, Ltd.,C=FR' });
  assert.equal(new X509Certificate(der).subject, 'C=FR\nO=Shop\\, Ltd.\nserialNumber=7 + CN=web');
});

test('attributes can have any type and any string type', () => {
  const subject = [
    { type: '1.2.3.4', value: 'x' },
    { type: 'CN', value: 'é', tag: TAG.teletexString },
  ];
  assert.equal(new X509Certificate(issue({ subject }).der).subject, '1.2.3.4=x\nCN=é');
});

test('an attribute of an unknown type is refused', () => {
  assert.throws(() => issue({ subject: 'XX=1' }), /unknown attribute type XX/);
});

test('alternative names of every kind, extended key usage and CRL points are written', () => {
  const { der } = issue({
    dns: ['a.example'],
    ips: ['10.0.0.1', '::ffff:1', '2001:db8::1'],
    emails: ['ops@example.com'],
    uris: ['spiffe://a/b'],
    extendedKeyUsage: ['serverAuth'],
    crlDistributionPoints: ['http://crl.example/a.crl'],
  });
  const certificate = new X509Certificate(der);
  assert.equal(
    certificate.subjectAltName,
    'DNS:a.example, IP Address:10.0.0.1, IP Address:0:0:0:0:0:0:FFFF:1, IP Address:2001:DB8:0:0:0:0:0:1, ' +
      'email:ops@example.com, URI:spiffe://a/b'
  );
  assert.deepEqual(certificate.keyUsage, ['1.3.6.1.5.5.7.3.1']);
});

test('any time between the years 1900 and 9999', () => {
  const { der } = issue({ notBefore: Date.UTC(1900, 0, 1), notAfter: new Date(Date.UTC(9999, 11, 31, 23, 59, 59)) });
  const certificate = new X509Certificate(der);
  assert.equal(certificate.validFrom, 'Jan  1 00:00:00 1900 GMT');
  assert.equal(certificate.validTo, 'Dec 31 23:59:59 9999 GMT');
});

test('the same kind at the same depth shares a key, a fresh one does not', () => {
  assert.equal(issue().keyPem, issue().keyPem);
  assert.notEqual(issue({ freshKey: true }).keyPem, issue().keyPem);
  assert.notEqual(issue({ issuer: issue({ ca: true }) }).keyPem, issue().keyPem);
});

test('serial numbers and whole parts can be given', () => {
  const { der } = issue({ serial: 255n });
  assert.equal(new X509Certificate(der).serialNumber, 'FF');
  const secondVersion = issue({ parts: { version: context(0, integer(1)) } });
  assert.ok(secondVersion.der.includes(Buffer.from('a003020101', 'hex')));
});

test('an extension given replaces the default of its kind, and twice stays twice', () => {
  const raw = { oid: '2.5.29.19', value: Buffer.from('3000', 'hex') };
  const id = Buffer.from('0603551d13', 'hex');
  const count = (der: Buffer): number => der.toString('hex').split(id.toString('hex')).length - 1;
  assert.equal(count(issue({ extensions: [raw] }).der), 1);
  assert.equal(count(issue({ extensions: [raw, raw] }).der), 2);
});

test('signed with the hash asked for', () => {
  const sha1 = Buffer.from('2a864886f70d010105', 'hex');
  assert.ok(issue({ key: 'rsa-2048', signature: 'sha1' }).der.includes(sha1));
  assert.throws(() => issue({ signature: 'md5' }), /no signature algorithm with md5/);
});
