import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Crl, DAY_MS, DEFAULT_POLICY } from '@notafter/core';
import type { MetricsConfig } from '../config/config.ts';
import { createJudge } from '../findings/create-judge.ts';
import { NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { createInventory } from '../inventory/create-inventory.ts';
import { fileAt } from '../inventory/location-builder.ts';
import { createExposition } from './create-exposition.ts';
import { metricsConfig, textOf } from './exposition-builder.ts';

function list(parts: Partial<Crl> = {}): Crl {
  return {
    fingerprint: 'a'.repeat(64),
    issuer: certificate({ issuer: 'CN=Root,O=Shop' }).issuer,
    thisUpdateMs: NOW_MS - DAY_MS,
    nextUpdateMs: NOW_MS + DAY_MS,
    number: '7',
    revokedCount: 0,
    signatureAlgorithm: '',
    authorityKeyId: null,
    notes: [],
    ...parts,
  };
}

/** The lines about lists at a moment after now. */
async function linesOf(crls: readonly Crl[], config: Partial<MetricsConfig> = {}, laterMs = 0): Promise<string[]> {
  const inventory = createInventory({ clock: () => NOW_MS });
  const sink = inventory.addSource({ kind: 'file', name: 'files', looksAt: [], cluster: '' });
  sink.replace(fileAt('/ca.crl'), { ok: true, certificates: [], crls, problems: [] });
  const exposition = createExposition({
    inventory,
    judge: createJudge({ inventory, policyFor: () => DEFAULT_POLICY }),
    config: { cluster: '', metrics: { ...metricsConfig, ...config } },
    clock: () => NOW_MS,
    version: '0',
    reload: () => ({ ok: true, atMs: NOW_MS }),
  });
  const text = await textOf(exposition, NOW_MS + laterMs);
  return text.split('\n').filter((line) => line.startsWith('x509_crl_'));
}

const LABELS = '{crl_number="7",filename="ca.crl",filepath="/ca.crl",issuer_CN="Root",issuer_O="Shop"}';

test('a list says when it was issued, when the next is due, its number and that it is not stale', async () => {
  assert.deepEqual(await linesOf([list()]), [
    `x509_crl_next_update${LABELS} ${(NOW_MS + DAY_MS) / 1000}`,
    `x509_crl_this_update${LABELS} ${(NOW_MS - DAY_MS) / 1000}`,
    `x509_crl_number${LABELS} 7`,
    `x509_crl_stale${LABELS} 0`,
  ]);
});

test('a list is stale past its next update, and says by how much', async () => {
  const lines = await linesOf([list()], { exposeRelative: true }, 2 * DAY_MS);
  assert.deepEqual(lines.slice(3), [
    `x509_crl_stale${LABELS} 1`,
    `x509_crl_stale_in_seconds${LABELS} -86400`,
    `x509_crl_fresh_since_seconds${LABELS} 259200`,
  ]);
});

test('a list without a next update and a number', async () => {
  const lines = await linesOf([list({ nextUpdateMs: null, number: null })]);
  assert.ok(!lines.some((line) => line.startsWith('x509_crl_next_update')));
  assert.ok(lines.some((line) => /^x509_crl_number\{filename=.*\} 0$/.test(line)));
});

test('the same list twice is one series, and two that look alike are told apart', async () => {
  const other = list({ fingerprint: 'b'.repeat(64) });
  assert.equal((await linesOf([list(), list()])).length, 4);
  const numbers = (await linesOf([list(), other])).filter((line) => line.startsWith('x509_crl_number'));
  assert.deepEqual(
    numbers.map((line) => /discriminator="(\w+)"/.exec(line)?.[1]),
    ['aaaaaaaa', 'bbbbbbbb']
  );
  const never = await linesOf([list(), other], { collisionDiscriminator: 'never' });
  assert.equal(never.length, 4);
});
