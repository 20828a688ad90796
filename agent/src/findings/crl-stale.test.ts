import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Crl, DAY_MS } from '@notafter/core';
import { NOW_MS } from '../inventory/certificate-builder.ts';
import { fileAt } from '../inventory/location-builder.ts';
import { commandsOf, judgedPlace } from './judge-builder.ts';

function list(nextUpdateMs: number | null, name = 'Shop CA'): Crl {
  return {
    fingerprint: `${name} ${nextUpdateMs}`,
    issuer: { text: `CN=${name}`, attributes: [{ type: 'CN', value: name }] },
    thisUpdateMs: NOW_MS - 9 * DAY_MS,
    nextUpdateMs,
    number: '7',
    revokedCount: 0,
    signatureAlgorithm: 'ecdsa-with-SHA256',
    authorityKeyId: null,
    notes: [],
  };
}

const judged = (...crls: readonly Crl[]) =>
  judgedPlace(fileAt('/etc/a crl.pem'), { ok: true, certificates: [], crls, problems: [] }, {});

test('a list past its next update is told, with how to look at it', () => {
  const finding = judged(list(NOW_MS - 2 * DAY_MS)).finding('crl-stale');
  assert.match(finding?.message ?? '', /^The revocation list of Shop CA should have been replaced 2 days ago /);
  assert.equal(finding?.severity, 'warning');
  assert.match(commandsOf(finding)[0] ?? '', /^openssl crl -in '\/etc\/a crl\.pem' -noout /);
});

test('a list is stale from the moment after its next update on', () => {
  const place = judged(list(NOW_MS));
  assert.equal(place.finding('crl-stale', NOW_MS), undefined);
  assert.ok(place.finding('crl-stale', NOW_MS + 1));
});

test('a list that names no next update is never stale', () => {
  assert.equal(judged(list(null)).finding('crl-stale', NOW_MS + 9999 * DAY_MS), undefined);
});

test('of several lists each is judged', () => {
  const { verdict } = judged(list(NOW_MS - 1, 'A'), list(NOW_MS + 1, 'B'), list(NOW_MS - 2, 'C'));
  const found = verdict().findings.filter(({ rule }) => rule === 'crl-stale');
  assert.deepEqual(
    found.map(({ message }) => /of (\w) /.exec(message)?.[1]),
    ['A', 'C']
  );
});
