import assert from 'node:assert/strict';
import { chmodSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { writeEstate, type Estate } from '@notafter/testkit';
import { type AgentProcess, startAgent } from '../agent/agent-process.ts';
import { estateDirectory } from '../agent/estate-directory.ts';
import { until } from '../agent/until.ts';

/** What changes on disk is seen at the next look, in the API and in the metrics. The demo looks every two seconds. */
const ONE_POLL_MS = 2_500;

const directory = estateDirectory();
let estate: Estate;
let agent: AgentProcess;

before(async () => {
  estate = writeEstate(directory.path, Date.now());
  directory.handOver();
  agent = await startAgent(directory.path, estate.configuration);
});
after(async () => {
  chmodSync(path.join(directory.path, 'edge-1/etc/nginx/ca'), 0o755);
  await agent.stop();
  directory.remove();
});

const series = async (pattern: RegExp): Promise<string> => {
  const text = await (await fetch(`${agent.url}metrics`)).text();
  return text
    .split('\n')
    .filter((line) => pattern.test(line))
    .sort()
    .join('\n');
};

interface Found {
  readonly rows: number;
  readonly values: string[][];
}

async function query(type: string, fields: readonly string[], filters: object[]): Promise<Found> {
  const answer = await fetch(`${agent.url}api/v1/query`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      range: { from: 0, to: Date.now() },
      queries: [{ refId: 'A', type, filters, ...(fields.length > 0 ? { fields } : {}) }],
    }),
  });
  const { results } = (await answer.json()) as { results: { A: Found } };
  return results.A;
}

const fingerprintAt = async (filepath: string, node: string): Promise<string> => {
  const filters = [
    { field: 'filepath', operator: '=', value: filepath },
    { field: 'node', operator: '=', value: node },
  ];
  return JSON.stringify((await query('certificates', ['fingerprint'], filters)).values);
};

const CHANGES: ReadonlyArray<readonly [name: string, filepath: string, node: string, change: () => void]> = [
  [
    'a swap of ..data',
    '/var/lib/pods/flash/volumes/tls/tls.crt',
    'worker-1',
    () => estate.change(Date.now() + 8 * 60_000),
  ],
  [
    'a rotation of the kubelet’s certificate',
    '/var/lib/kubelet/pki/kubelet-client-current.pem',
    'worker-1',
    () => estate.rotateKubelet(Date.now()),
  ],
];
for (const [name, filepath, node, change] of CHANGES) {
  test(`${name} appears in API and metrics within one poll`, async () => {
    const pattern = new RegExp(`^notafter_certificate_not_after.*node="${node}".*place="${filepath}"`);
    const [fingerprint, metric] = [await fingerprintAt(filepath, node), await series(pattern)];
    change();
    await until(
      () => fingerprintAt(filepath, node),
      (now) => now !== fingerprint,
      ONE_POLL_MS
    );
    assert.notEqual(await series(pattern), metric);
  });
}

test('a deleted file loses its series and leaves a finding', async () => {
  const filepath = '/etc/nginx/tls/docs.example.crt';
  unlinkSync(path.join(directory.path, 'edge-1', filepath));
  await until(
    () => series(/^x509_cert_not_after.*docs\.example/),
    (text) => text === '',
    ONE_POLL_MS
  );
  const { values } = await query('findings', [], [{ field: 'filepath', operator: '=', value: filepath }]);
  assert.ok(values[0]?.includes('disappeared'), JSON.stringify(values));
});

test('a directory made unreadable keeps the last good certificates and says why', async () => {
  const pattern = /^x509_cert_not_after.*web-ca\.pem/;
  const held = await series(pattern);
  chmodSync(path.join(directory.path, 'edge-1/etc/nginx/ca'), 0o000);
  const trouble = () => series(/^notafter_location_error.*web-ca\.pem.*permission_denied/);
  await until(trouble, (text) => text !== '', ONE_POLL_MS);
  assert.equal(await series(pattern), held);
  const { values } = await query(
    'findings',
    [],
    [{ field: 'filepath', operator: '=', value: '/etc/nginx/ca/web-ca.pem' }]
  );
  assert.match(JSON.stringify(values), /permission|may not/i);
});
