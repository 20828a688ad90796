import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApiServer } from '@notafter/testkit';
import { createKubeLab } from './testing/create-kube-lab.ts';
import { secret } from './testing/manifests.ts';
import { SECRETS } from './testing/set-up-follow.ts';

const TEXT = 'a private key that is longer than what is never cut';

for (const protobuf of [true, false]) {
  const format = protobuf ? 'protobuf' : 'JSON';

  test(`in ${format}: everything that is known of an object`, async (t) => {
    const { cluster, server } = await createKubeLab(t, await createApiServer({ tls: false, protobuf }));
    const metadata = { name: 'ca', namespace: 'shop', labels: { größe: '1' }, annotations: { note: 'a "b"\n\u2028' } };
    const lastApplied = { 'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"tls.key":"c2VjcmV0"}}' };
    server.apply({
      ...{ apiVersion: 'v1', kind: 'ConfigMap' },
      metadata: { ...metadata, annotations: { ...metadata.annotations, ...lastApplied } },
      data: { 'ca.crt': 'text\twith "quotes" that is longer than what is cut' },
      binaryData: { 'ca.der': 'AAH/', empty: '' },
    });
    const configMap = { ...SECRETS, resource: 'configmaps', namespace: 'shop' };
    const answer = await cluster.getData(configMap, 'ca', ({ data, ...rest }) => {
      return {
        ...rest,
        texts: Object.fromEntries(data.map(({ key, bytes }) => [key, bytes.toString('latin1')])),
      };
    });

    assert.ok(answer.ok);
    const { texts, resourceVersion, ...rest } = answer.value;
    assert.deepEqual(rest, { ...metadata, type: '' });
    assert.equal(resourceVersion, server.resourceVersion);
    assert.deepEqual(texts, {
      'ca.crt': 'text\twith "quotes" that is longer than what is cut',
      'ca.der': '\0\x01ÿ',
      empty: '',
    });
  });

  test(`in ${format}: a Secret is overwritten once it was used`, async (t) => {
    const { cluster, server } = await createKubeLab(t, await createApiServer({ tls: false, protobuf }));
    server.apply(secret('shop/web', TEXT));
    const answer = await cluster.getData({ ...SECRETS, namespace: 'shop' }, 'web', async ({ data }) => {
      await new Promise((resolve) => void setImmediate(resolve));
      return { value: data[0]?.bytes, text: data[0]?.bytes.toString() };
    });

    assert.ok(answer.ok);
    const { value, text } = answer.value;
    assert.equal(text, TEXT);
    assert.deepEqual(value, Buffer.alloc(TEXT.length));
  });
}

test('what its user throws is not taken for an answer that cannot be read', async (t) => {
  const { cluster, server } = await createKubeLab(t, await createApiServer({ tls: false }));
  server.apply(secret('shop/web', TEXT));
  const asked = cluster.getData({ ...SECRETS, namespace: 'shop' }, 'web', () => {
    throw new RangeError('ours');
  });
  await assert.rejects(asked, { name: 'RangeError', message: 'ours' });
});
