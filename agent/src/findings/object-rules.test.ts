import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY_MS, type Facts, type Gap, parseThreshold } from '@notafter/core';
import { type BuiltCertificate, NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { good, secretAt } from '../inventory/location-builder.ts';
import { commandsOf, judgedPlace } from './judge-builder.ts';

const web = secretAt('shop', 'web', 'tls.crt');
const TLS: Facts = { type: 'kubernetes.io/tls', automationKnown: true };
const fromLetsEncrypt = { issuer: "CN=R10,O=Let's Encrypt,C=US" };
const lastThird = { notBeforeMs: NOW_MS - 61 * DAY_MS, notAfterMs: NOW_MS + 29 * DAY_MS };

describe('unmanaged', () => {
  const rows: ReadonlyArray<{ name: string; facts?: Facts; is?: BuiltCertificate; key?: string; says: string | null }> =
    [
      { name: 'a TLS Secret without any automation', says: 'info' },
      { name: 'of an automated authority, fresh', is: fromLetsEncrypt, says: 'info' },
      {
        name: 'of an automated authority, in its last third',
        is: { ...fromLetsEncrypt, ...lastThird },
        says: 'warning',
      },
      { name: 'of any other authority, in its last third', is: lastThird, says: 'info' },
      { name: 'something renews it', facts: { ...TLS, managedBy: 'cert-manager' }, says: null },
      { name: 'nobody looked for an automation', facts: { type: 'kubernetes.io/tls' }, says: null },
      { name: 'a Secret of another type', facts: { ...TLS, type: 'Opaque' }, says: null },
      { name: 'the authority beside it', is: { isCa: true }, key: 'ca.crt', says: null },
    ];
  for (const { name, facts = TLS, is = {}, key = 'tls.crt', says } of rows) {
    test(name, () => {
      const place = judgedPlace(secretAt('shop', 'web', key), good([certificate(is)]), facts);
      assert.equal(place.finding('unmanaged')?.severity ?? null, says);
    });
  }

  test('of one that has ended it speaks as of the past', () => {
    const ended = certificate({ subject: 'CN=web', notAfterMs: NOW_MS - 2 * DAY_MS });
    assert.match(judgedPlace(web, good([ended]), TLS).finding('unmanaged')?.message ?? '', /; it expired 2 days ago/);
  });

  test('names the annotation for the Ingress that uses it', () => {
    const facts = { ...TLS, usedBy: ['Ingress shop/web (shop.example)', 'Deployment shop/web'] };
    const found = judgedPlace(web, good([certificate(fromLetsEncrypt)]), facts).finding('unmanaged');
    assert.equal(commandsOf(found)[1], 'kubectl -n shop annotate ingress web cert-manager.io/cluster-issuer=ISSUER');
    assert.match(found?.remedy.at(-1)?.text ?? '', /^Proof: /);
    assert.match(
      found?.message ?? '',
      /^Nothing renews web by itself, though its issuer gives certificates to automations only/
    );
  });
});

describe('orphaned', () => {
  const rows: ReadonlyArray<{ name: string; facts: Facts; key?: string; says: boolean }> = [
    { name: 'everything was looked at, and nothing uses it', facts: { unused: true }, says: true },
    { name: 'not everything was looked at', facts: {}, says: false },
    { name: 'another source knows a user', facts: { unused: true, usedBy: ['Issuer shop/ca'] }, says: false },
    { name: 'a Certificate writes it', facts: { unused: true, managedBy: 'cert-manager' }, says: false },
    { name: 'the authority in the same Secret', facts: { unused: true }, key: 'ca.crt', says: false },
    { name: 'a Secret that programs read through the API', facts: { unused: true, type: 'Opaque' }, says: false },
  ];
  for (const { name, facts, key = 'tls.crt', says } of rows) {
    test(name, () => {
      const place = judgedPlace(secretAt('shop', 'web', key), good([certificate()]), {
        type: 'kubernetes.io/tls',
        ...facts,
      });
      assert.equal(place.finding('orphaned') !== undefined, says);
    });
  }

  test('not a Secret that holds an authority: who issues with it may stand anywhere', () => {
    const facts = { type: 'kubernetes.io/tls', unused: true };
    assert.equal(judgedPlace(web, good([certificate({ isCa: true })]), facts).finding('orphaned'), undefined);
  });

  test('a hostile name stays one word of each command', () => {
    const hostile = secretAt('shop', "a'; reboot #", 'tls.crt');
    const found = judgedPlace(hostile, good([certificate()]), { type: 'kubernetes.io/tls', unused: true }).finding(
      'orphaned'
    );
    assert.equal(commandsOf(found)[1], `kubectl -n shop delete secret 'a'\\''; reboot #'`);
  });
});

describe('bad-annotation', () => {
  test('one finding each, with what would be right and how to take it away', () => {
    const badAnnotations = [
      {
        annotation: 'notafter.io/warn-before',
        value: 'soon\u202e',
        message: 'write a duration like 28d, a share like 25%, or both',
      },
    ];
    const found = judgedPlace(web, good([certificate()]), { badAnnotations }).finding('bad-annotation');
    assert.equal(
      found?.message,
      'notafter.io/warn-before "soon\\u202e" at Secret shop/web is not heeded: write a duration like 28d, a share like 25%, or both'
    );
    assert.deepEqual(commandsOf(found), [
      'kubectl -n shop annotate secret web notafter.io/warn-before-',
      "kubectl -n shop get secret web -o jsonpath='{.metadata.annotations}'",
    ]);
  });

  const elsewhere: ReadonlyArray<readonly [object: string, command: string]> = [
    ['Certificate shop/web', 'kubectl -n shop annotate certificate web notafter.io/ignore-'],
    ['Namespace shop', 'kubectl annotate namespace shop notafter.io/ignore-'],
  ];
  for (const [object, command] of elsewhere) {
    test(`of a ${object} it is taken away there`, () => {
      const badAnnotations = [{ annotation: 'notafter.io/ignore', value: 'yes', message: 'write "true"', object }];
      const found = judgedPlace(web, good([certificate()]), { badAnnotations }).finding('bad-annotation');
      assert.equal(found?.message, `notafter.io/ignore "yes" at ${object} is not heeded: write "true"`);
      assert.equal(commandsOf(found)[0], command);
    });
  }

  const thresholds = (warnBefore: string, criticalBefore: string): Facts => ({
    warnBefore: parseThreshold(warnBefore)!,
    criticalBefore: parseThreshold(criticalBefore)!,
  });

  test('critical before warning is one', () => {
    const found = judgedPlace(web, good([certificate()]), thresholds('5d', '10d')).finding('bad-annotation');
    assert.match(
      found?.message ?? '',
      /^notafter.io\/critical-before at Secret shop\/web is not heeded: critical can come/
    );
  });

  test('thresholds that make sense are none', () => {
    assert.equal(judgedPlace(web, good([certificate()]), thresholds('10d', '5d')).finding('bad-annotation'), undefined);
  });
});

describe('issuer-ends-first', () => {
  const leaf = certificate({ issuer: 'CN=R10', notAfterMs: NOW_MS + 60 * DAY_MS });
  const authority = (parts: BuiltCertificate) =>
    certificate({ subject: 'CN=R10', isCa: true, issuer: 'CN=Root', ...parts });
  const ends = (days: number) => ({ notAfterMs: NOW_MS + days * DAY_MS });
  const found = (...chain: Array<ReturnType<typeof certificate>>) =>
    judgedPlace(web, good(chain), {})
      .verdict()
      .findings.filter(({ rule }) => rule === 'issuer-ends-first');

  test('an issuer that ends later is well', () => {
    assert.deepEqual(found(leaf, authority(ends(61))), []);
  });

  test('an issuer that ends earlier is told at the leaf', () => {
    const [finding, ...more] = found(leaf, authority(ends(40)));
    assert.equal(
      finding?.message,
      'R10, an issuer of web, expires in 40 days (2 Jan 2027 00:00 UTC), before web itself'
    );
    assert.deepEqual([finding?.position, more.length], [0, 0]);
    assert.match(finding?.remedy.at(-1)?.text ?? '', /^Proof: /);
  });

  test('an issuer further up counts, too', () => {
    const root = certificate({ subject: 'CN=Root', issuer: 'CN=Root', isCa: true, ...ends(50) });
    assert.deepEqual(
      found(leaf, authority(ends(61)), root).map(({ position }) => position),
      [0, 1]
    );
  });

  test('a renewed authority stands in for the old one', () => {
    assert.deepEqual(found(leaf, authority(ends(40)), authority(ends(400))), []);
  });

  test('two authorities that signed each other end the search', () => {
    const root = certificate({ subject: 'CN=Root', issuer: 'CN=R10', isCa: true, ...ends(900) });
    assert.deepEqual(
      found(leaf, authority(ends(800)), root).map(({ position }) => position),
      [2]
    );
  });

  test('nothing is said of an expired leaf', () => {
    assert.deepEqual(found(certificate({ issuer: 'CN=R10', ...ends(-1) }), authority(ends(-2))), []);
  });
});

test('unwatched: a gap is a finding of its own', () => {
  const gap: Gap = {
    object: 'Node worker-2',
    message: 'No agent runs on Node worker-2',
    remedy: [{ text: 'Let one run there' }],
  };
  assert.deepEqual(judgedPlace(web, good([]), {}).judge.gap(gap), [
    {
      rule: 'unwatched',
      severity: 'warning',
      position: null,
      message: 'No agent runs on Node worker-2',
      remedy: [{ text: 'Let one run there' }],
      sinceMs: null,
    },
  ]);
});
