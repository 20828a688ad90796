import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { DEFAULT_POLICY } from '@notafter/core';
import { createJudge } from '../findings/create-judge.ts';
import { NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { createInventory } from '../inventory/create-inventory.ts';
import { fileAt, good } from '../inventory/location-builder.ts';
import { createExposition } from './create-exposition.ts';
import { metricsConfig, textOf } from './exposition-builder.ts';

const isInstalled = spawnSync('promtool', ['--version']).status === 0;
const skip = isInstalled ? false : 'promtool is not on the PATH; on Debian: apt-get install prometheus';

test('promtool has nothing to say about the text', { skip }, async () => {
  const inventory = createInventory({ clock: () => NOW_MS });
  const sink = inventory.addSource({ kind: 'file', name: 'a "quoted"\nname', looksAt: [], cluster: '' });
  const hostile = certificate({ subject: 'CN=\u001b[31m\\"\n\u202e証明書\ud800', notAfterMs: 1 });
  sink.replace(fileAt('/web.crt'), good([certificate(), certificate(), hostile]));
  sink.replace(fileAt('/no.crt'), { ok: false, reason: 'permission_denied', message: '' });
  sink.passed({ ok: true, durationMs: 3 });
  const exposition = createExposition({
    inventory,
    judge: createJudge({ inventory, policyFor: () => DEFAULT_POLICY }),
    config: { cluster: '', metrics: { ...metricsConfig, exposePerCertError: true, exposeRelative: true } },
    clock: () => NOW_MS,
    version: '0',
    reload: () => ({ ok: false, atMs: NOW_MS }),
  });
  await textOf(exposition, NOW_MS);
  const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
    input: await textOf(exposition, NOW_MS),
    encoding: 'utf8',
  });
  assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: '', stderr: '' });
});
