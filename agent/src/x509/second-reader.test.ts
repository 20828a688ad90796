import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Certificate, DistinguishedName } from '@notafter/core';
import { type IssueOptions, KEY_KINDS, type KeyKind, issue } from '@notafter/testkit';
import { ATTRIBUTE_TYPES } from './attribute-types.ts';
import { parseCertificate } from './parse-certificate.ts';

/** Python's `cryptography`, whose parser is written in Rust and shares nothing with OpenSSL's, reads the same as we do. */

interface PythonFacts {
  readonly version: number;
  readonly serial: string;
  readonly subject: ReadonlyArray<readonly [string, string]>;
  readonly issuer: ReadonlyArray<readonly [string, string]>;
  readonly subjectText: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly key: readonly [string, number | null];
  readonly hash: string | null;
  readonly names: ReadonlyArray<readonly [string, string]>;
  readonly ca: readonly [boolean, number | null];
  readonly usages: readonly string[];
  readonly purposes: number;
  readonly ski: string | null;
  readonly aki: string | null;
  readonly crl: readonly string[];
}

const hasCryptography = spawnSync('python3', ['-c', 'import cryptography']).status === 0;
const skip = hasCryptography ? false : 'no Python with cryptography here: apt-get install python3-cryptography';

test('Python agrees on a few hundred certificates', { skip }, () => {
  const ders = specimens();
  const answers = askPython(ders);
  assert.equal(answers.length, ders.length);
  for (const [index, theirs] of answers.entries()) {
    const parsed = parseCertificate(ders[index]!);
    assert.ok(parsed.ok && !('refused' in theirs), JSON.stringify(theirs));
    assert.deepEqual(asPython(parsed.certificate, theirs), theirs);
  }
});

function askPython(ders: readonly Buffer[]): PythonFacts[] {
  const folder = mkdtempSync(join(tmpdir(), 'notafter-second-reader-'));
  try {
    for (const [index, bytes] of ders.entries()) {
      writeFileSync(join(folder, `${String(index).padStart(4, '0')}.der`), bytes);
    }
    const script = join(import.meta.dirname, 'second-reader.py');
    const { stdout, stderr } = spawnSync('python3', [script, folder], { encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });
    assert.equal(stderr, '');
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as PythonFacts);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function specimens(): Buffer[] {
  const kinds: readonly KeyKind[] = KEY_KINDS.filter((kind) => kind !== 'rsa-pss-2048' && kind !== 'x25519');
  const roots = kinds.map((key) => issue({ subject: `CN=Root ${key},O=Example\\, Ltd.,C=FR`, ca: true, key }));
  const leaves = Array.from({ length: 300 }, (_, index) => {
    const issuer = roots[index % roots.length]!;
    const { signature = 'sha256', ...rest } = variant(index);
    const known = issuer.options.key === 'dsa-2048' ? 'sha256' : signature;
    return issue({ ...rest, signature: known, issuer, key: kinds[(index * 7) % kinds.length]! });
  });
  return [...roots, ...leaves].map(({ der }) => der);
}

/** Something different for every index, with a cycle for each option that does not divide the others. */
function variant(index: number): IssueOptions {
  const pick = <T>(...values: readonly T[]): T => values[index % values.length]!;
  return {
    subject: pick(
      'CN=web',
      'CN=a b,OU=x,OU=y,O=Z',
      'CN=Zürich 東京+serialNumber=5,DC=example,DC=com',
      'CN=\\ #"\\+\\, '
    ),
    serial: pick(1n, 255n, 2n ** 64n, 2n ** 150n + 1n, BigInt(index) + 1n),
    notBefore: Date.UTC(1950 + (index % 90), index % 12, 1 + (index % 28), index % 24, index % 60, index % 59),
    notAfter: Date.UTC(2040 + index * 20, index % 12, 1 + (index % 28), 23, 59, index % 59),
    ca: pick(false, false, true),
    ...(index % 3 === 2 && index % 2 === 0 ? { pathLength: index % 4 } : {}),
    dns: Array.from({ length: index % 5 }, (_, i) => `host-${i}.example`),
    ips: pick([], ['10.1.2.3'], ['2001:db8::1', 'fe80::1:0:0:1']),
    emails: pick([], [], [], [], ['a@example.com']),
    uris: pick([], [], [], [], [], [], ['spiffe://a/b']),
    extendedKeyUsage: pick([], ['serverAuth'], ['serverAuth', 'clientAuth', '1.2.3.4']),
    crlDistributionPoints: pick([], ['http://crl.example/1.crl', 'ldap://x/y']),
    signature: pick('sha256', 'sha384', 'sha512'),
  };
}

const USAGES = {
  digitalSignature: 'digital_signature',
  keyEncipherment: 'key_encipherment',
  keyCertSign: 'key_cert_sign',
  cRLSign: 'crl_sign',
} as const;

/** Our record in Python's words. Sizes of keys that Python does not tell are taken from its answer. */
function asPython(ours: Certificate, theirs: PythonFacts): PythonFacts {
  const hash = /SHA\d+|MD5/.exec(ours.signatureAlgorithm)?.[0].toLowerCase() ?? null;
  return {
    version: ours.version,
    serial: ours.serialNumber,
    subject: pairs(ours.subject),
    issuer: pairs(ours.issuer),
    subjectText: inPythonsTypes(ours.subject.text),
    notBefore: ours.notBeforeMs ?? Number.NaN,
    notAfter: ours.notAfterMs ?? Number.NaN,
    key: [ours.keyAlgorithm, theirs.key[1] === null ? null : ours.keySize],
    hash,
    names: ours.subjectAlternativeNames.map(({ kind, value }) => [kind, value]),
    ca: [ours.isCa, ours.pathLength],
    usages: ours.keyUsage.map((usage) => USAGES[usage as keyof typeof USAGES]),
    purposes: ours.extendedKeyUsage.length,
    ski: ours.subjectKeyId,
    aki: ours.authorityKeyId,
    crl: ours.crlDistributionPoints,
  };
}

function pairs({ attributes }: DistinguishedName): Array<[string, string]> {
  const dotted = new Map(Object.entries(ATTRIBUTE_TYPES).map(([oid, type]) => [type, oid]));
  return attributes.map(({ type, value }) => [dotted.get(type) ?? type, value]);
}

/** It writes types as dotted OIDs where RFC 4514 §3 lists no short name. */
function inPythonsTypes(text: string): string {
  return text.replaceAll('serialNumber=', '2.5.4.5=');
}
