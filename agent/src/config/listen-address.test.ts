import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseListenAddress, urlOf } from './listen-address.ts';

describe('a listen address', () => {
  const rows: ReadonlyArray<[text: string, host: string | null, port: number, url: string]> = [
    [':9793', '', 9793, 'http://127.0.0.1:9793/'],
    ['127.0.0.1:0', '127.0.0.1', 0, 'http://127.0.0.1:0/'],
    ['0.0.0.0:80', '0.0.0.0', 80, 'http://127.0.0.1:80/'],
    ['host-1.example:65535', 'host-1.example', 65_535, 'http://host-1.example:65535/'],
    ['[::1]:9793', '::1', 9793, 'http://[::1]:9793/'],
    ['[::]:9793', '::', 9793, 'http://127.0.0.1:9793/'],
  ];
  for (const [text, host, port, url] of rows) {
    it(`reads ${text}`, () => {
      const address = parseListenAddress(text);
      assert.deepEqual(address, { host, port });
      assert.equal(address && urlOf(address), url);
    });
  }

  for (const text of ['', '9793', 'localhost', ':', ':65536', ':-1', '::1:80', 'a b:80', ':80 ', 'http://a:80']) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.equal(parseListenAddress(text), null));
  }
});
