import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { test } from 'node:test';
import { sendRequest } from './send-request.ts';

test('twenty requests share one connection, on which nothing piles up and nothing stays of what came', async (t) => {
  const server = http.createServer((_request, response) => response.end('secret '.repeat(1000))).listen(0, '127.0.0.1');
  const agent = new http.Agent({ keepAlive: true });
  t.after(() => {
    agent.destroy();
    server.close();
  });
  await once(server, 'listening');
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const connection = { server: url, headers: {}, agent };
  const sockets = new Set<Socket>();
  const came: Buffer[] = [];

  for (let count = 0; count < 20; count += 1) {
    const options = { accept: 'text/plain', signal: new AbortController().signal, headMs: 10_000, wholeMs: 10_000 };
    const response = await sendRequest(connection, '/', options);
    if (!sockets.has(response.socket)) {
      sockets.add(response.socket.prependListener('data', (bytes: Buffer) => came.push(bytes)));
    }
    let length = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      assert.ok(!chunk.includes(0), 'the body is whole');
      length += chunk.length;
    }
    assert.equal(length, 7000);
  }

  const [socket, ...others] = sockets;
  assert.deepEqual(others, []);
  assert.equal(socket?.listenerCount('data'), 2, 'ours, and that of this test');
  assert.ok(came.length >= 19);
  assert.ok(came.every((bytes) => bytes.every((byte) => byte === 0)));
});
