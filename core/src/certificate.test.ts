import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Certificate, lastAttribute, roleOf, titleOf } from './certificate.ts';

const name = (...attributes: Array<[type: string, value: string]>) => ({
  text: attributes.map(([type, value]) => `${type}=${value}`).join(','),
  attributes: attributes.map(([type, value]) => ({ type, value })),
});

const certificate = (parts: Partial<Certificate>): Certificate => ({
  fingerprint: '',
  version: 3,
  serialNumber: '1',
  signatureAlgorithm: '',
  issuer: name(['CN', 'CA']),
  subject: name(['CN', 'web']),
  notBeforeMs: null,
  notAfterMs: null,
  keyAlgorithm: '',
  keySize: null,
  curve: null,
  isCa: false,
  pathLength: null,
  keyUsage: [],
  extendedKeyUsage: [],
  subjectAlternativeNames: [],
  subjectKeyId: null,
  authorityKeyId: null,
  crlDistributionPoints: [],
  notes: [],
  der: '',
  ...parts,
});

describe('roleOf', () => {
  test('a CA whose subject is its issuer is a root, another an intermediate, all others are leaves', () => {
    assert.equal(roleOf(certificate({ isCa: true, subject: name(['CN', 'CA']) })), 'root');
    assert.equal(roleOf(certificate({ isCa: true })), 'intermediate');
    assert.equal(roleOf(certificate({})), 'leaf');
    assert.equal(roleOf(certificate({ subject: name(['CN', 'CA']) })), 'leaf');
  });
});

test('of several common names the last counts, of an absent attribute nothing', () => {
  const subject = name(['CN', 'first'], ['O', 'Example'], ['CN', 'last']);
  assert.equal(lastAttribute(subject, 'CN'), 'last');
  assert.equal(lastAttribute(subject, 'OU'), '');
});

describe('titleOf', () => {
  const names = [{ kind: 'dns', value: 'shop.example' }] as const;
  test('the common name', () => {
    assert.equal(titleOf(certificate({ subjectAlternativeNames: names })), 'web');
  });
  test('without it the first alternative name', () => {
    assert.equal(titleOf(certificate({ subject: name(['O', 'Ex']), subjectAlternativeNames: names })), 'shop.example');
  });
  test('without both the subject, however empty', () => {
    assert.equal(titleOf(certificate({ subject: name(['O', 'Ex']) })), 'O=Ex');
    assert.equal(titleOf(certificate({ subject: name() })), '');
  });
});
