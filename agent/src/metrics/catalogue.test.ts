import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  type Crl,
  DAY_MS,
  DEFAULT_POLICY,
  METRICS,
  type MetricDefinition,
  NOTAFTER_METRICS,
  X509_METRICS,
} from '@notafter/core';
import { createJudge } from '../findings/create-judge.ts';
import { NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { createInventory } from '../inventory/create-inventory.ts';
import { fileAt, good, kubeconfigAt, secretAt } from '../inventory/location-builder.ts';
import { createExposition } from './create-exposition.ts';
import { metricsConfig, textOf } from './exposition-builder.ts';

const LIST: Crl = {
  fingerprint: 'f'.repeat(64),
  issuer: certificate({ issuer: 'CN=a,OU=b,O=c,L=d,ST=e,C=f' }).issuer,
  thisUpdateMs: NOW_MS - DAY_MS,
  nextUpdateMs: NOW_MS + DAY_MS,
  number: '7',
  revokedCount: 0,
  signatureAlgorithm: '',
  authorityKeyId: null,
  notes: [],
};

const catalogue: Readonly<Record<string, MetricDefinition>> = METRICS;

/** The text of an estate in which every metric of the catalogue has something to say. */
async function fullText(): Promise<string> {
  const inventory = createInventory({ clock: () => NOW_MS });
  const sink = inventory.addSource({ kind: 'file', name: 'files', looksAt: [], cluster: 'c' });
  const at = { cluster: 'c', node: 'n' };
  const full = { subject: 'CN=a,OU=b,O=c,L=d,ST=e,C=f', issuer: 'CN=a,OU=b,O=c,L=d,ST=e,C=f' };
  const dying = certificate({ ...full, notAfterMs: NOW_MS - DAY_MS });
  sink.replace(fileAt('/a.crt', at), good([certificate()]));
  sink.replace(fileAt('/a.crt', at), good([dying, dying]));
  sink.replace(fileAt('/ca.crl', at), { ok: true, certificates: [], crls: [LIST], problems: [] });
  sink.relate('/a.crt', { owner: 'o', managedBy: 'm' });
  sink.replace(fileAt('/b.crt', at), { ok: false, reason: 'missing', message: '' });
  sink.replace(kubeconfigAt('/c.conf', 'user/u', at), good([certificate()]));
  sink.replace(secretAt('n', 's', 'k', at), good([certificate()]));
  const holder = { ...at, source: 'files' };
  sink.replace({ ...holder, kind: 'configmap', namespace: 'n', name: 's', key: 'k' }, good([certificate()]));
  sink.replace({ ...holder, kind: 'cabundle', resourceKind: 'r', name: 's', entry: 'e' }, good([certificate()]));
  sink.replace({ ...holder, kind: 'csr', name: 's' }, good([certificate()]));
  sink.replace({ ...holder, kind: 'endpoint', host: 'h', port: 1, address: 'a' }, good([certificate()]));
  sink.passed({ ok: true, durationMs: 3 });
  const exposition = createExposition({
    inventory,
    judge: createJudge({ inventory, policyFor: () => DEFAULT_POLICY }),
    config: { cluster: 'c', metrics: { ...metricsConfig, exposePerCertError: true, exposeRelative: true } },
    clock: () => NOW_MS,
    version: '0',
    reload: () => ({ ok: true, atMs: NOW_MS }),
  });
  return textOf(exposition, NOW_MS);
}

const text = await fullText();

test('every metric that is written is in the catalogue with its type and help', () => {
  const headers = [...text.matchAll(/^# HELP (\S+) (.*)\n# TYPE \1 (.*)$/gm)];
  assert.ok(headers.length > 40);
  for (const [, name = '', help, type] of headers) {
    assert.deepEqual({ name, help, type }, { name, help: catalogue[name]?.help, type: catalogue[name]?.type });
  }
});

test('every metric of the catalogue about certificates and sources is written', () => {
  for (const name of [...Object.keys(X509_METRICS), ...Object.keys(NOTAFTER_METRICS)]) {
    assert.match(text, new RegExp(`^# TYPE ${name} `, 'm'));
  }
});

test('every label that is written is one of its metric, and each of ours is written somewhere', () => {
  const found = new Map<string, Set<string>>();
  for (const [, name = '', labels = ''] of text.matchAll(
    /^((?:x509|notafter)_\w+?)(?:_bucket|_sum|_count)?{(.*)} /gm
  )) {
    const names = found.get(name) ?? new Set();
    [...labels.matchAll(/(?:^|,)(\w+)="/g)].forEach(([, label = '']) => names.add(label));
    found.set(name, names);
  }
  for (const [name, labels] of found) {
    const known = new Set<string>([...(catalogue[name]?.labels ?? []), 'le']);
    assert.deepEqual(
      [...labels].filter((label) => !known.has(label)),
      [],
      name
    );
  }
  const status = found.get('notafter_certificate_status') ?? new Set();
  assert.deepEqual([...status].sort(), [...NOTAFTER_METRICS.notafter_certificate_status.labels].sort());
});

test('docs/metrics.md lists every metric with its type, and no other', () => {
  const page = readFileSync(new URL('../../../docs/metrics.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` +\| (gauge|counter|histogram) +\|/gm)];
  const documented = rows.map(([, name = '', type]) => [name, type] as const).sort();
  const declared = Object.entries(catalogue).map(([name, { type }]) => [name, type] as const);
  assert.deepEqual(documented, declared.sort());
});
