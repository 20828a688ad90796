import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dataCodec } from './data-codec.ts';

const KEY = Buffer.from('a private key that nobody asks for, of some length').toString('base64');
const CERTIFICATE = 'a certificate that is asked for twice, of some length, too';

test('of a Secret in JSON a value is decoded when its bytes are asked for, and once', () => {
  const secret = {
    metadata: { namespace: 'shop', name: 'web', resourceVersion: '7' },
    type: 'kubernetes.io/tls',
    data: { 'tls.crt': Buffer.from(CERTIFICATE).toString('base64'), 'tls.key': KEY, empty: '' },
  };
  const body = Buffer.from(JSON.stringify({ metadata: { resourceVersion: '9' }, items: [secret] }));
  const page = dataCodec('secrets').readPage(body, 'json');
  const { data } = page.item(0);
  const bytesOf = (key: string) => data.find((value) => value.key === key)!.bytes.toString();

  assert.deepEqual([bytesOf('tls.crt'), bytesOf('tls.crt'), bytesOf('empty')], [CERTIFICATE, CERTIFICATE, '']);
  assert.ok(body.includes(KEY), 'the private key still lies there as it came');
});
