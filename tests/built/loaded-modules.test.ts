import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type ApiServer, createApiServer, writeEstate } from '@notafter/testkit';
import { startAgent } from '../agent/agent-process.ts';
import { estateDirectory } from '../agent/estate-directory.ts';

/** Node's `fetch`, WebSocket and their like: memory for nothing (docs/decisions/0004-agent-libraries.md). */
const UNDICI = 'NativeModule internal/deps/undici/undici';

/** 7 MB for whoever speaks to no API server. */
const TLS = 'NativeModule tls';

const directory = estateDirectory();
const list = path.join(directory.path, 'modules.txt');
const hook = pathToFileURL(path.join(import.meta.dirname, 'list-modules.mjs'));
hook.searchParams.set('to', list);
const nodeFlags = ['--import', hook.href];
const loaded = () => readFileSync(list, 'utf8').split('\n');

let server: ApiServer;
before(async () => {
  server = await createApiServer();
});
after(async () => {
  await server.close();
  directory.remove();
});

test('an agent that reads files and a cluster and answers everything has not loaded undici', async (context) => {
  const { configuration } = writeEstate(directory.path, Date.now(), { server });
  directory.handOver();
  const agent = await startAgent(directory.path, configuration, { nodeFlags });
  context.after(() => agent.stop());
  const ask = async (path: string, init?: RequestInit) => (await fetch(`${agent.url}${path}`, init)).text();
  assert.match(await ask('metrics'), /^x509_cert_not_after\{.*secret_name=/m);
  assert.match(
    await ask('metrics', { headers: { 'accept-encoding': 'identity' } }),
    /^process_resident_memory_bytes /m
  );
  const queries = [{ refId: 'A', type: 'certificates' }];
  assert.match(
    await ask('api/v1/query', { method: 'POST', body: JSON.stringify({ range: { from: 0, to: 1 }, queries }) }),
    /"rows":/
  );
  assert.match(await ask('api/v1/certificates.csv'), /^state,title,/);
  assert.match(await ask('nothing/%ff', { method: 'PUT' }), /bad_url/);
  await ask('');
  await agent.stop();
  assert.ok(loaded().includes('NativeModule http'));
  assert.ok(!loaded().includes(UNDICI));
});

test('an agent that reads files alone has not loaded TLS either, not even for its own metrics', async (context) => {
  const agent = await startAgent(directory.path, 'sources: [{ kind: file, name: all, paths: [/nothing/**] }]', {
    nodeFlags,
  });
  context.after(() => agent.stop());
  assert.match(await (await fetch(`${agent.url}metrics`)).text(), /^process_resident_memory_bytes /m);
  await agent.stop();
  assert.ok(loaded().includes('NativeModule http'));
  assert.deepEqual(
    loaded().filter((name) => name === UNDICI || name === TLS),
    []
  );
});

for (const [script, name] of [
  ['Response', UNDICI],
  ["import('node:http')", UNDICI],
  ["require('node:https')", TLS],
] as const) {
  test(`the list would tell: ${script}`, () => {
    spawnSync(process.execPath, [...nodeFlags, '--eval', script]);
    assert.ok(loaded().includes(name));
  });
}
