import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { urlOf } from '../../config/listen-address.ts';
import { answerBody } from '../../http/answer.ts';
import { createService } from '../../http/create-service.ts';
import { get } from '../../http/route.ts';
import { listen } from './listen.ts';

const SERVER = { listen: '127.0.0.1:0', readTimeoutMs: 10_000, writeTimeoutMs: 10_000 };

const saying = (text: string) => createService([get('/', () => answerBody(text, 'text/plain'))], assert.ifError);

async function listening(answer: string) {
  const result = await listen(saying(answer), SERVER);
  assert.ok(result.ok);
  return result.listener;
}

describe('listening', () => {
  it('answers at the address it took', async () => {
    const listener = await listening('hello');
    assert.equal(await (await fetch(urlOf(listener.address))).text(), 'hello');
    await listener.close();
    await assert.rejects(fetch(urlOf(listener.address)));
  });

  it('says which address is in use', async () => {
    const listener = await listening('first');
    const address = `127.0.0.1:${listener.address.port}`;
    const second = await listen(saying('second'), { ...SERVER, listen: address });
    assert.deepEqual(second, {
      ok: false,
      message: `${address} is in use: stop what listens there, or choose another with --listen-address`,
    });
    await listener.close();
  });

  it('says so when the address is of another machine', async () => {
    const result = await listen(saying(''), { ...SERVER, listen: '192.0.2.1:9793' });
    assert.ok(!result.ok);
    assert.match(result.message, /192\.0\.2\.1:9793 is no address of this machine/);
  });

  it('refuses headers without end', async () => {
    const listener = await listening('hello');
    const socket = connect(listener.address.port, '127.0.0.1');
    socket.write(`GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`);
    assert.match(await text(socket), /^HTTP\/1\.1 431 /);
    await listener.close();
  });
});
