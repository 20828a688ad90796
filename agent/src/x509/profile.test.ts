import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Certificate } from '@notafter/core';
import { type IssueOptions, issue } from '@notafter/testkit';
import { emptyDraft } from './draft.ts';
import { parseCertificate } from './parse-certificate.ts';
import { type Profile, sharedProfile } from './profile.ts';

const authority = issue({ subject: 'CN=Profile CA', ca: true });

function parsed(options: IssueOptions): Certificate {
  const result = parseCertificate(issue({ issuer: authority, ...options }).der);
  assert.ok(result.ok, result.ok ? '' : result.message);
  return result.certificate;
}

const said = (parts: Partial<Profile> = {}): Profile => ({ ...emptyDraft(), issuer: NAME, ...parts });
const NAME = { text: 'CN=Profile CA', attributes: [{ type: 'CN', value: 'Profile CA' }] };

test('what says the same is kept once', () => {
  const profile = sharedProfile(said());
  assert.equal(sharedProfile(said()), profile);
});

const OTHERS: ReadonlyArray<Partial<Profile>> = [
  { version: 3 },
  { signatureAlgorithm: 'ECDSA-SHA256' },
  { issuer: { ...NAME } },
  { keyAlgorithm: 'RSA' },
  { keySize: 4096 },
  { curve: 'P-256' },
  { isCa: true },
  { pathLength: 0 },
  { keyUsage: ['digitalSignature'] },
  { extendedKeyUsage: ['serverAuth'] },
  { authorityKeyId: 'aa' },
  { crlDistributionPoints: ['http://crl.example'] },
  { notes: ['a flaw'] },
];

for (const other of OTHERS) {
  test(`another profile: ${JSON.stringify(other)}`, () => {
    const usual = said();
    assert.notEqual(sharedProfile({ ...usual, ...other }), sharedProfile(usual));
    assert.deepEqual(sharedProfile({ ...usual, ...other }), { ...sharedProfile(usual), ...other });
  });
}

test('certificates of one issuer keep what is theirs beside what they share', () => {
  const [web, mail, signer] = [
    parsed({ subject: 'CN=web', dns: ['web.example'], serial: 5n, extendedKeyUsage: ['serverAuth'] }),
    parsed({ subject: 'CN=mail', dns: ['mail.example'], serial: 6n, extendedKeyUsage: ['serverAuth'] }),
    parsed({ subject: 'CN=signer', serial: 7n, extendedKeyUsage: ['codeSigning'] }),
  ] as const;
  assert.deepEqual(
    [web, mail, signer].map(({ subject, serialNumber, extendedKeyUsage, subjectAlternativeNames: names }) => [
      ...[subject.text, serialNumber, extendedKeyUsage.join(), names.map(({ value }) => value).join()],
    ]),
    [
      ['CN=web', '5', 'serverAuth', 'web.example'],
      ['CN=mail', '6', 'serverAuth', 'mail.example'],
      ['CN=signer', '7', 'codeSigning', ''],
    ]
  );
  assert.equal(web.issuer, signer.issuer);
});
