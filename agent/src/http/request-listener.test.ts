import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';
import { duplexPair } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { after, describe, test } from 'node:test';
import { until } from '@notafter/testkit';
import { type Answer, answerBody } from './answer.ts';
import { createService } from './create-service.ts';
import { answerCompressed } from './gzip.ts';
import { http } from './node-http.ts';
import { readBody } from './read-body.ts';
import { requestListener } from './request-listener.ts';
import { type Handler, get, post } from './route.ts';
import { inProcess } from './testing/in-process.ts';

const plain = (body: Answer['body'], headers: Answer['headers'] = {}) => answerBody(body, 'text/plain', headers);

/** Serves `/` by this handler, and says what failed. */
function serve(handler: Handler) {
  const failures: unknown[] = [];
  const echo = post('/echo', async (request) => plain(await readBody(request)));
  const service = createService([get('/', handler), post('/', handler), echo], (error) => failures.push(error));
  return { ...inProcess(service), failures, server: http.createServer(requestListener(service)) };
}

const opened: Socket[] = [];
after(() => opened.forEach((socket) => socket.destroy()));

/** A connection to the server, which ends with it. */
async function connectTo(server: Server): Promise<Socket> {
  server.listen(0, '127.0.0.1', () => server.unref());
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  opened.push(socket);
  await once(socket, 'connect');
  server.close();
  return socket;
}

const GET = 'GET / HTTP/1.1\r\nhost: a\r\n\r\n';
const LAST_GET = GET.replace('host', 'connection: close\r\nhost');

async function* failingAfter(...pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    yield Buffer.from(piece);
  }
  throw new Error('secret detail');
}

describe('an answer', () => {
  test('of known length says it, in bytes', async () => {
    for (const body of ['žlutý', Buffer.from('žlutý')]) {
      const response = await serve(() => plain(body)).request('/');
      assert.equal(response.headers.get('content-length'), '7');
      assert.equal(await response.text(), 'žlutý');
    }
  });

  test('in pieces', async () => {
    async function* pieces() {
      yield Buffer.from('one ');
      yield Buffer.from('two');
    }
    const response = await serve(() => plain(pieces())).request('/');
    assert.equal(response.headers.get('transfer-encoding'), 'chunked');
    assert.equal(await response.text(), 'one two');
  });

  test('of no piece is empty', async () => {
    async function* none() {}
    const response = await serve(() => plain(none(), { 'x-a': 'b' })).request('/');
    assert.deepEqual([response.status, response.headers.get('x-a'), await response.text()], [200, 'b', '']);
  });

  test('to HEAD has the headers alone, and its body is not begun', async () => {
    const { request } = serve(({ method }) => plain(method === 'HEAD' ? failingAfter() : 'x'));
    const head = await request('/', { method: 'HEAD' });
    assert.deepEqual([head.status, head.headers.get('content-type'), await head.text()], [200, 'text/plain', '']);
  });

  test('to HEAD says the length of what GET would answer', async () => {
    const head = await serve(() => plain('hello')).request('/', { method: 'HEAD' });
    assert.deepEqual([head.headers.get('content-length'), await head.text()], ['5', '']);
  });

  for (const status of [204, 304]) {
    test(`${status} has no body, whatever is given`, async () => {
      const near = await connectTo(serve(() => ({ ...plain('hello'), status })).server);
      near.write(LAST_GET);
      const all = await text(near);
      assert.match(all, new RegExp(`^HTTP/1.1 ${status} [^]*\r\n\r\n$`));
      assert.doesNotMatch(all, /content-length: 5/i);
    });
  }

  for (const [name, headers] of [
    ['a line break in a value', { 'x-a': 'b\r\nset-cookie: stolen=1' }],
    ['a line break in a name', { 'x-a\r\nset-cookie': 'stolen=1' }],
    ['a character beyond latin-1', { 'x-a': '\u2028' }],
  ] as const) {
    test(`of faulty headers is none: ${name}`, async () => {
      const { request, failures } = serve(() => plain('hello', headers));
      const response = await request('/');
      assert.equal(response.status, 500);
      assert.equal(response.headers.get('set-cookie'), null);
      assert.equal(failures.length, 1);
    });
  }
});

describe('a fault', () => {
  const faults: ReadonlyArray<readonly [name: string, handler: Handler]> = [
    ['that is thrown', () => assert.fail('secret detail')],
    ['that is a rejection', () => Promise.reject(new Error('secret detail'))],
    ['before the first piece', () => plain(failingAfter())],
    [
      'before the first compressed piece',
      () => answerCompressed({ headers: { 'accept-encoding': 'gzip' } }, failingAfter(), 'x/y'),
    ],
  ];
  for (const [name, handler] of faults) {
    test(`${name} is 500 without its detail`, async () => {
      const { request, failures } = serve(handler);
      const response = await request('/');
      assert.equal(response.status, 500);
      assert.doesNotMatch(await response.text(), /secret detail/);
      assert.equal(response.headers.get('content-encoding'), null);
      assert.match(String(failures), /secret detail/);
    });
  }

  test('amid the pieces breaks the connection off, so that nobody takes the answer for complete', async () => {
    const { server, failures } = serve(() => plain(failingAfter('first')));
    const near = await connectTo(server);
    near.write(GET);
    const all = await text(near).catch((error: Error) => error.message);
    assert.doesNotMatch(all, /\r\n0\r\n/);
    assert.equal(failures.length, 1);
  });
});

describe('a client', () => {
  test('that goes away ends the work for it, which is no fault', async () => {
    let state = 'idle';
    async function* endless(signal: AbortSignal): AsyncGenerator<Uint8Array> {
      try {
        state = 'working';
        for (;;) {
          yield Buffer.alloc(65_536);
          await nextTurn();
        }
      } finally {
        state = `ended, aborted: ${signal.aborted}`;
      }
    }
    const { server, failures } = serve(({ signal }) => plain(endless(signal)));
    const near = await connectTo(server);
    near.write(GET);
    await once(near, 'readable');
    near.destroy();
    await until(() => state === 'ended, aborted: true');
    assert.deepEqual(failures, []);
  });

  test('that goes away before there is an answer', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<AbortSignal>();
    const { server, failures } = serve(async ({ signal }) => {
      begin(signal);
      await once(signal, 'abort');
      signal.throwIfAborted();
      return plain('too late');
    });
    const near = await connectTo(server);
    near.write(GET);
    const signal = await begun;
    near.destroy();
    await until(() => signal.aborted);
    await nextTurn();
    assert.deepEqual(failures, []);
  });

  test('that has its answer has not gone away', async () => {
    const signals: AbortSignal[] = [];
    const { request } = serve(({ signal }) => {
      signals.push(signal);
      return plain('x');
    });
    await request('/');
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [false]
    );
  });

  test('that reads slowly is written for slowly', async () => {
    const PIECES = 200;
    let made = 0;
    async function* pieces() {
      for (; made < PIECES; made++) {
        yield Buffer.alloc(65_536, 'x');
      }
    }
    // In place of a socket, since a kernel takes megabytes for a client that does not read.
    const [near, far] = duplexPair();
    serve(() => plain(pieces())).server.emit('connection', far);
    near.write(LAST_GET);
    await once(near, 'readable');
    for (let turn = 0; turn < 100; turn++) {
      await nextTurn();
    }
    assert.ok(made < 5, `${made} pieces were made for a client that reads none`);
    assert.ok((await text(near)).length > PIECES * 65_536);
  });

  test('whose body nobody reads can ask again on its connection', async () => {
    const near = await connectTo(serve(() => plain('hello')).server);
    near.write(`POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 300000\r\n\r\n${'x'.repeat(300_000)}${LAST_GET}`);
    assert.equal((await text(near)).match(/hello/g)?.length, 2);
  });

  test('whose body is too long can ask again on its connection', async () => {
    const near = await connectTo(serve(() => plain('hello')).server);
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    near.write(
      `POST /echo HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n${chunk.repeat(20)}0\r\n\r\n${LAST_GET}`
    );
    assert.match(await text(near), /^HTTP\/1\.1 200 [^]*HTTP\/1\.1 200 [^]*hello$/);
  });

  test('that breaks off in its body has gone away', async () => {
    const { server, failures } = serve(() => plain('x'));
    const near = await connectTo(server);
    near.write('POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\nhalf');
    near.end();
    await text(near);
    assert.deepEqual(failures, []);
  });

  test('that asks twice at once is answered twice', async () => {
    const near = await connectTo(serve(() => plain('hello')).server);
    near.write(GET + LAST_GET);
    assert.equal((await text(near)).match(/hello/g)?.length, 2);
  });

  for (const [name, request, status] of [
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['for no path', 'GET slots HTTP/1.1\r\nhost: a\r\n\r\n', 400],
    ['without a host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['of two lengths', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx', 400],
    [
      'of a length and chunks',
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['with a NUL in its target', 'GET /\0 HTTP/1.1\r\nhost: a\r\n\r\n', 400],
    ['of HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n', 200],
  ] as const) {
    test(`that sends what is ${name}: ${status}`, async () => {
      const near = await connectTo(serve(() => plain('hello')).server);
      near.end(request);
      assert.match(await text(near), new RegExp(`^HTTP/1.1 ${status} `));
    });
  }
});
