import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY_MS, type Facts, type Location } from '@notafter/core';
import { type BuiltCertificate, NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { fileAt, good, secretAt } from '../inventory/location-builder.ts';
import { commandsOf, judgedPlace } from './judge-builder.ts';

const HOUR_MS = DAY_MS / 24;
const web = secretAt('shop', 'web', 'tls.crt');
/** 90 days, of which 30 are left. */
const NINETY = { notBeforeMs: NOW_MS - 60 * DAY_MS, notAfterMs: NOW_MS + 30 * DAY_MS };
const NAMED: Facts = {
  managedBy: 'cert-manager',
  renewal: [{ text: 'Renew it', command: 'cmctl renew -n shop web-tls' }],
};

describe('renewal-overdue', () => {
  const rows: ReadonlyArray<{ name: string; at?: Location; is?: BuiltCertificate; facts: Facts; says: string | null }> =
    [
      { name: 'not due yet', facts: { ...NAMED, renewalDueMs: NOW_MS + HOUR_MS }, says: null },
      {
        name: 'due five minutes ago: it is being issued',
        facts: { ...NAMED, renewalDueMs: NOW_MS - 300_000 },
        says: null,
      },
      { name: 'due a day ago', facts: { ...NAMED, renewalDueMs: NOW_MS - DAY_MS }, says: 'warning' },
      { name: 'past half of what was left', facts: { ...NAMED, renewalDueMs: NOW_MS - 31 * DAY_MS }, says: 'critical' },
      {
        name: 'eight minutes long and a minute late',
        is: { notBeforeMs: NOW_MS - 360_000, notAfterMs: NOW_MS + 120_000 },
        facts: { ...NAMED, renewalDueMs: NOW_MS - 60_000 },
        says: 'warning',
      },
      {
        name: 'expired since',
        is: { notAfterMs: NOW_MS - 1 },
        facts: { ...NAMED, renewalDueMs: NOW_MS - DAY_MS },
        says: 'critical',
      },
      { name: 'managed, no moment named, at two thirds', facts: { managedBy: 'certbot' }, says: null },
      {
        name: 'managed, no moment named, past three quarters',
        is: { notBeforeMs: NOW_MS - 76 * DAY_MS, notAfterMs: NOW_MS + 24 * DAY_MS },
        facts: { managedBy: 'certbot' },
        says: 'warning',
      },
      {
        name: 'of a kubelet, which waits until nine tenths',
        at: fileAt('/var/lib/kubelet/pki/kubelet-client-current.pem'),
        is: { notBeforeMs: NOW_MS - 90 * DAY_MS, notAfterMs: NOW_MS + 10 * DAY_MS },
        facts: { managedBy: 'kubelet' },
        says: null,
      },
      {
        name: 'of a kubelet that waits longer',
        at: fileAt('/var/lib/kubelet/pki/kubelet-client-current.pem'),
        is: { notBeforeMs: NOW_MS - 96 * DAY_MS, notAfterMs: NOW_MS + 4 * DAY_MS },
        facts: { managedBy: 'kubelet' },
        says: 'warning',
      },
      { name: 'nobody renews it', is: { notAfterMs: NOW_MS + 1 }, facts: {}, says: null },
      {
        name: 'the authority beside it is renewed by others',
        at: secretAt('shop', 'web', 'ca.crt'),
        is: { isCa: true },
        facts: { ...NAMED, renewalDueMs: NOW_MS - DAY_MS },
        says: null,
      },
      {
        name: 'an authority that cert-manager issued itself',
        is: { isCa: true },
        facts: { ...NAMED, renewalDueMs: NOW_MS - DAY_MS },
        says: 'warning',
      },
      {
        name: 'without an end',
        is: { notAfterMs: null },
        facts: { ...NAMED, renewalDueMs: NOW_MS - DAY_MS },
        says: null,
      },
    ];
  for (const { name, at = web, is = NINETY, facts, says } of rows) {
    test(name, () => {
      const place = judgedPlace(at, good([certificate(is)]), facts);
      assert.equal(place.finding('renewal-overdue')?.severity ?? null, says);
    });
  }

  test('says since when, why not, and until when; the remedy ends in a proof', () => {
    const issuanceFailure = { message: 'no such issuer', sinceMs: null, nextRetryMs: null, attempts: null };
    const facts = { ...NAMED, renewalDueMs: NOW_MS - 3 * DAY_MS, issuanceFailure };
    const found = judgedPlace(web, good([certificate(NINETY)]), facts).finding('renewal-overdue');
    assert.equal(
      found?.message,
      'cert-manager should have renewed web 3 days ago (20 Nov 00:00 UTC): no such issuer; it expires in 30 days (23 Dec 00:00 UTC)'
    );
    assert.equal(commandsOf(found)[0], 'cmctl renew -n shop web-tls');
    assert.match(found.remedy.at(-1)?.text ?? '', /^Proof: it ends after 23 Dec/);
    assert.equal(found.sinceMs, NOW_MS - 3 * DAY_MS);
  });

  test('what a Certificate writes is renewed through it, with whatever its name holds quoted', () => {
    const facts = { managedBy: "Certificate shop/it's web", renewalDueMs: NOW_MS - 3 * DAY_MS };
    const found = judgedPlace(web, good([certificate(NINETY)]), facts).finding('renewal-overdue');
    assert.equal(commandsOf(found)[0], String.raw`cmctl renew -n shop 'it'\''s web'`);
  });

  test('only the leaf of a chain is told', () => {
    const chain = good([certificate(NINETY), certificate({ ...NINETY, subject: 'CN=R10', isCa: true })]);
    const place = judgedPlace(web, chain, { ...NAMED, renewalDueMs: NOW_MS - DAY_MS });
    assert.deepEqual(place.active(), ['renewal-overdue warning']);
  });
});

describe('issuance-failing', () => {
  const issuanceFailure = {
    message: 'Challenge shop/web-1: no TXT record at _acme-challenge.shop.example',
    sinceMs: NOW_MS - 5 * HOUR_MS,
    lastFailureMs: NOW_MS - HOUR_MS,
    nextRetryMs: NOW_MS + 3 * HOUR_MS,
    attempts: 3,
  };

  test('in the words of what fails, with tries, and the next one', () => {
    const found = judgedPlace(web, good([certificate()]), { ...NAMED, issuanceFailure }).finding('issuance-failing');
    assert.equal(
      found?.message,
      'cert-manager cannot issue Secret shop/web[tls.crt]: Challenge shop/web-1: no TXT record at _acme-challenge.shop.example; it failed 3 times, last at 22 Nov 23:00 UTC; the next try comes in 3 hours (23 Nov 03:00 UTC)'
    );
    assert.match(found.remedy.at(-1)?.text ?? '', /^Proof: /);
  });

  test('of a Secret that does not exist yet', () => {
    const missing = { ok: false, reason: 'missing', message: 'not issued' } as const;
    const found = judgedPlace(web, missing, { ...NAMED, issuanceFailure }).verdict().findings;
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['missing', 'issuance-failing']
    );
  });

  test('once, where nothing but the reason is known', () => {
    const facts = { issuanceFailure: { message: 'denied', sinceMs: null, nextRetryMs: null, attempts: 1 } };
    const found = judgedPlace(web, good([certificate()]), facts).finding('issuance-failing');
    assert.equal(found?.message, 'its manager cannot issue Secret shop/web[tls.crt]: denied; it failed once');
  });

  test('not of the authority beside it', () => {
    const beside = secretAt('shop', 'web', 'ca.crt');
    const place = judgedPlace(beside, good([certificate({ isCa: true })]), { ...NAMED, issuanceFailure });
    assert.equal(place.finding('issuance-failing'), undefined);
  });
});

describe('issuance-failing, of a Certificate', () => {
  const failing = (parts: Partial<NonNullable<Facts['issuanceFailure']>>): Facts => ({
    managedBy: 'Certificate shop/web',
    issuanceFailure: { message: 'no answer', sinceMs: null, nextRetryMs: null, attempts: null, ...parts },
  });
  const found = (facts: Facts, nowMs = NOW_MS) =>
    judgedPlace(web, good([certificate()]), facts).finding('issuance-failing', nowMs);

  test('what is under way counts only when it lasts', () => {
    const facts = failing({ fromMs: NOW_MS + HOUR_MS });
    assert.equal(found(facts), undefined);
    assert.equal(found(facts, NOW_MS + HOUR_MS)?.message, 'Certificate shop/web cannot be issued: no answer');
  });

  test('the way to the cause comes before the proof', () => {
    const remedy = [{ text: 'Look', command: 'kubectl -n shop describe order web-1' }];
    assert.deepEqual(commandsOf(found(failing({ remedy }))).slice(0, 1), ['kubectl -n shop describe order web-1']);
  });

  test('of a Secret that is not there yet, both findings are mended by the same steps', () => {
    const remedy = [{ text: 'Look', command: 'kubectl -n shop describe order web-1' }];
    const missing = { ok: false, reason: 'missing', message: 'not issued' } as const;
    const [absent, failed] = judgedPlace(web, missing, failing({ remedy })).verdict().findings;
    assert.match(
      absent?.message ?? '',
      /^Secret shop\/web\[tls.crt\] is missing since .*; Certificate shop\/web is to write it$/
    );
    assert.deepEqual(absent?.remedy, failed?.remedy);
  });

  test('a try that should have come is told as such', () => {
    const facts = failing({ attempts: 1, lastFailureMs: NOW_MS - 5 * HOUR_MS, nextRetryMs: NOW_MS - 4 * HOUR_MS });
    assert.match(
      found(facts)?.message ?? '',
      /it failed once, last at 22 Nov 19:00 UTC; the next try was due 4 hours ago/
    );
  });
});

describe('contested', () => {
  const writers = ['Certificate shop/web', 'Certificate shop/copy'];

  test('names all that write it, and how to see that one is left', () => {
    const found = judgedPlace(web, good([certificate()]), { writers }).finding('contested');
    assert.equal(
      found?.message,
      'Certificate shop/copy names Secret shop/web, which Certificate shop/web writes: cert-manager issues for one of them only'
    );
    assert.equal(
      commandsOf(found).at(-1),
      `kubectl -n shop get certificates -o jsonpath='{.items[?(@.spec.secretName=="web")].metadata.name}'`
    );
  });

  test('not of the authority beside it, and not of one writer', () => {
    const beside = judgedPlace(secretAt('shop', 'web', 'ca.crt'), good([certificate({ isCa: true })]), { writers });
    assert.equal(beside.finding('contested'), undefined);
    assert.equal(
      judgedPlace(web, good([certificate()]), { writers: writers.slice(1) }).finding('contested'),
      undefined
    );
  });
});
