import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, type Facts } from '@notafter/core';
import { NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { good, secretAt } from '../inventory/location-builder.ts';
import { judgedPlace } from './judge-builder.ts';
import { sightingAt } from '../inventory/slot.ts';

const web = secretAt('shop', 'web', 'tls.crt');
const expired = good([certificate({ notAfterMs: NOW_MS - DAY_MS })]);

const ROWS: ReadonlyArray<{ name: string; facts: Facts; state: string; findings: string[]; active: string[] }> = [
  { name: 'nothing said', facts: {}, state: 'expired', findings: ['expired'], active: ['expired critical'] },
  {
    name: 'silenced until tomorrow: the finding stays, nobody is told',
    facts: { silencedUntilMs: NOW_MS + DAY_MS },
    state: 'silenced',
    findings: ['expired'],
    active: [],
  },
  {
    name: 'silenced until now: over',
    facts: { silencedUntilMs: NOW_MS },
    state: 'expired',
    findings: ['expired'],
    active: ['expired critical'],
  },
  { name: 'ignored', facts: { ignored: true }, state: 'silenced', findings: [], active: [] },
  {
    name: 'ignored: false',
    facts: { ignored: false },
    state: 'expired',
    findings: ['expired'],
    active: ['expired critical'],
  },
];

for (const { name, facts, state, findings, active } of ROWS) {
  test(name, () => {
    const place = judgedPlace(web, expired, facts);
    assert.equal(place.judge.sighting(sightingAt(place.slot(), 0)!, NOW_MS).state, state);
    assert.equal(place.verdict().state, state);
    assert.deepEqual(
      place.verdict().findings.map(({ rule }) => rule),
      findings
    );
    assert.deepEqual(place.active(), active);
  });
}

test('a silenced place that cannot be read is silenced, and unreadable afterwards', () => {
  const place = judgedPlace(web, expired, { silencedUntilMs: NOW_MS + DAY_MS });
  place.sink.replace(web, { ok: false, reason: 'forbidden', message: '' });
  assert.deepEqual([place.verdict().state, place.verdict(NOW_MS + DAY_MS).state], ['silenced', 'unreadable']);
});

test('the status is told all the same', () => {
  const place = judgedPlace(web, expired, { ignored: true });
  assert.equal(place.judge.sighting(sightingAt(place.slot(), 0)!, NOW_MS).status, 'expired');
});
