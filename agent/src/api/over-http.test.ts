import assert from 'node:assert/strict';
import { type Server, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { certificate } from '../inventory/certificate-builder.ts';
import { fileAt } from '../inventory/location-builder.ts';
import { requestListener } from '../http/request-listener.ts';
import { buildApi } from './api-builder.ts';

const api = buildApi();
let server: Server;

before(async () => {
  api.hold(fileAt('/web.crt'), certificate());
  server = createServer(requestListener(api.api));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

after(() => server.close());

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

function send({ method, path, body, headers = {} }: Sent): Promise<{ status: number; text: string }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = request({ port, method, path, headers }, async (response) =>
      resolve({ status: response.statusCode!, text: await text(response) })
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const query = JSON.stringify({ range: { from: 0, to: 1 }, queries: [{ refId: 'A', type: 'certificates' }] });
const chunked = { 'transfer-encoding': 'chunked' };

const ROWS: ReadonlyArray<readonly [name: string, sent: Sent, status: number, answer: RegExp]> = [
  ['a query', { method: 'POST', path: '/api/v1/query', body: query }, 200, /"total":1/],
  ['a query in chunks', { method: 'POST', path: '/api/v1/query', body: query, headers: chunked }, 200, /"total":1/],
  ['a query without a body', { method: 'POST', path: '/api/v1/query' }, 400, /not JSON/],
  [
    '2 MiB in chunks',
    { method: 'POST', path: '/api/v1/query', body: ' '.repeat(2_097_152), headers: chunked },
    413,
    /1 MiB/,
  ],
  ['a check without a body', { method: 'POST', path: '/api/v1/slots/x/check' }, 404, /No place/],
  ['a path that climbs', { method: 'GET', path: '/../../etc/passwd' }, 404, /unknown_route/],
  ['a path that climbs, encoded', { method: 'GET', path: '/..%2f..%2fetc/passwd' }, 404, /unknown_route/],
  ['metrics', { method: 'GET', path: '/metrics' }, 200, /^x509_cert_not_after\{/m],
  ['metrics without their text', { method: 'HEAD', path: '/metrics' }, 200, /^$/],
];

for (const [name, sent, status, answer] of ROWS) {
  test(`over HTTP: ${name}`, async () => {
    const response = await send(sent);
    assert.equal(response.status, status);
    assert.match(response.text, answer);
  });
}
