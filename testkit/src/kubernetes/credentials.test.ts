import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { get, type RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { createApiServer } from './create-api-server.ts';

async function setUp(t: TestContext) {
  const server = await createApiServer();
  t.after(() => server.close());
  const ask = (options: RequestOptions): Promise<number> =>
    new Promise((resolve, reject) => {
      const request = get(`${server.url}/api/v1/secrets`, { agent: false, ...options }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      request.on('error', reject);
    });
  return { server, ask };
}

test('TLS by an authority of its own', async (t) => {
  const { server, ask } = await setUp(t);
  const headers = { authorization: 'Bearer x' };
  assert.equal(await ask({ ca: server.caPem, headers }), 200);
  await assert.rejects(ask({ headers }), /unable to verify|self-signed|unable to get/);
});

test('a client certificate of its own authority is a user by its common name', async (t) => {
  const { server, ask } = await setUp(t);
  const { certificatePem: cert, keyPem: key } = server.clientCertificate('jane');
  assert.equal(await ask({ ca: server.caPem, cert, key }), 200);
  server.grant('jane', []);
  assert.equal(await ask({ ca: server.caPem, cert, key }), 403);
  server.grant('jane', null);
  assert.equal(await ask({ ca: server.caPem, cert, key }), 401);
});

test('who shows nothing is anonymous, and may nothing', async (t) => {
  const { server, ask } = await setUp(t);
  assert.equal(await ask({ ca: server.caPem }), 403);
});

test('the files of a service account', async (t) => {
  const { server } = await setUp(t);
  const directory = await mkdtemp(path.join(tmpdir(), 'notafter-account-'));
  t.after(() => rm(directory, { recursive: true }));
  server.writeServiceAccount(directory, 'token-1');
  server.writeServiceAccount(directory, 'token-2');
  const read = (name: string) => readFile(path.join(directory, name), 'utf8');
  assert.deepEqual(
    [await read('token'), await read('ca.crt'), await read('namespace')],
    ['token-2', server.caPem, 'notafter']
  );
});
