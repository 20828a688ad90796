import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createServerLab } from './testing/create-server-lab.ts';
import { configMap, pod, secret } from './testing/manifests.ts';
import { type DecodedObject, readProtobuf, readProtobufEvent } from './testing/read-protobuf.ts';

const PROTOBUF = 'application/vnd.kubernetes.protobuf';
const SECRETS = '/api/v1/secrets';
const NOW = Date.parse('2026-11-23T12:00:00Z');

const owner = { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', name: 'web', uid: 'u-1', controller: true };
const managed = {
  manager: 'kubectl',
  operation: 'Update',
  apiVersion: 'v1',
  time: '2026-11-23T11:00:00Z',
  fieldsType: 'FieldsV1',
  fieldsV1: { 'f:data': {} },
};

const web = secret('shop/web', {
  type: 'kubernetes.io/tls',
  immutable: true,
  data: { 'tls.crt': 'AAEC/w==', 'tls.key': '' },
  metadata: {
    labels: { app: 'web', größe: '1' },
    annotations: { note: 'a\nb' },
    ownerReferences: [owner],
    finalizers: ['notafter.test/wait'],
    managedFields: [managed],
  },
});

const metadataOf = (object: DecodedObject | undefined) => object?.['metadata'] as Record<string, unknown>;
const itemsOf = (list: DecodedObject) => list['items'] as DecodedObject[];

test('a Secret, read by the schema of Kubernetes', async (t) => {
  const { server, askBytes } = await createServerLab(t, { clock: () => NOW });
  server.apply(web);

  const { metadata, ...rest } = readProtobuf(await askBytes('/api/v1/namespaces/shop/secrets/web', PROTOBUF));

  const { uid, creationTimestamp, managedFields, ownerReferences, ...told } = metadata as Record<string, unknown>;
  assert.deepEqual(rest, {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/tls',
    immutable: true,
    data: { 'tls.crt': 'AAEC/w==', 'tls.key': '' },
  });
  assert.deepEqual(told, {
    ...{ name: 'web', namespace: 'shop', generateName: '', selfLink: '', generation: 0 },
    resourceVersion: server.resourceVersion,
    labels: { app: 'web', größe: '1' },
    annotations: { note: 'a\nb' },
    finalizers: ['notafter.test/wait'],
  });
  assert.match(String(uid), /^[0-9a-f-]{36}$/);
  assert.deepEqual(creationTimestamp, { seconds: NOW / 1000, nanos: 0 });
  assert.deepEqual(ownerReferences, [owner]);
  const fieldsV1 = { Raw: Buffer.from('{"f:data":{}}').toString('base64') };
  const time = { seconds: NOW / 1000 - 3600, nanos: 0 };
  assert.deepEqual(managedFields, [{ ...managed, fieldsV1, time, subresource: '' }]);
});

test('a ConfigMap with text and bytes', async (t) => {
  const { server, askBytes } = await createServerLab(t);
  server.apply(configMap('shop/ca', { data: { 'ca.crt': 'PEM' }, binaryData: { 'ca.der': 'MAA=' } }));

  const { data, binaryData } = readProtobuf(await askBytes('/api/v1/namespaces/shop/configmaps/ca', PROTOBUF));

  assert.deepEqual([data, binaryData], [{ 'ca.crt': 'PEM' }, { 'ca.der': 'MAA=' }]);
});

test('pages hold in protobuf what they hold in JSON', async (t) => {
  const { server, askBytes, askJson } = await createServerLab(t);
  server.apply(web, secret('shop/api'), secret('shop/zoo'));

  const list = readProtobuf(await askBytes(`${SECRETS}?limit=2`, PROTOBUF));
  const inJson = await askJson(`${SECRETS}?limit=2`);

  assert.equal(list.kind, 'SecretList');
  assert.deepEqual(metadataOf(list), { selfLink: '', ...inJson.metadata });
  const [names, namesInJson] = [itemsOf(list).map((item) => metadataOf(item)['name']), ['api', 'web']];
  assert.deepEqual(names, namesInJson);
  assert.deepEqual(itemsOf(list)[1]?.['data'], web['data']);
});

test('an empty list', async (t) => {
  const { server, askBytes } = await createServerLab(t);
  const { items, metadata } = readProtobuf(await askBytes(SECRETS, PROTOBUF));
  assert.equal(items, undefined);
  assert.equal((metadata as Record<string, unknown>)['resourceVersion'], server.resourceVersion);
});

test('metadata alone, of any kind', async (t) => {
  const { server, askBytes } = await createServerLab(t);
  server.apply(web, pod('shop/web-1', { metadata: { labels: { app: 'web' } }, spec: { nodeName: 'node-1' } }));
  const accept = (kind: string) => `${PROTOBUF};as=${kind};g=meta.k8s.io;v=v1`;

  const one = readProtobuf(await askBytes('/api/v1/namespaces/shop/secrets/web', accept('PartialObjectMetadata')));
  const list = readProtobuf(await askBytes('/api/v1/pods', accept('PartialObjectMetadataList')));

  assert.deepEqual(Object.keys(one), ['apiVersion', 'kind', 'metadata']);
  assert.equal(list.kind, 'PartialObjectMetadataList');
  assert.deepEqual(metadataOf(itemsOf(list)[0])['labels'], { app: 'web' });
});

test('a watch: frames behind their length, with a bookmark and an error', async (t) => {
  const { server, openWatch } = await createServerLab(t);
  const from = server.resourceVersion;
  const accept = `${PROTOBUF};stream=watch`;
  const watch = await openWatch(`${SECRETS}?watch=1&allowWatchBookmarks=true&resourceVersion=${from}`, accept);
  const next = async () => readProtobufEvent((await watch.next()).value!);

  server.apply(web);
  const added = await next();
  assert.deepEqual([added.type, added.object.kind, added.object['data']], ['ADDED', 'Secret', web['data']]);
  server.remove('Secret', 'shop', 'web');
  assert.equal((await next()).type, 'DELETED');
  server.sendBookmarks();
  const bookmark = await next();
  assert.deepEqual(
    [bookmark.type, metadataOf(bookmark.object)['resourceVersion']],
    ['BOOKMARK', server.resourceVersion]
  );
  server.compact();
  const late = await openWatch(`${SECRETS}?watch=1&resourceVersion=${from}`, accept);
  const error = readProtobufEvent((await late.next()).value!);
  assert.deepEqual([error.type, error.object['code'], error.object['reason']], ['ERROR', 410, 'Expired']);
});

test('a refusal is a Status', async (t) => {
  const { server, askBytes } = await createServerLab(t);
  server.fault({ request: /secrets/, act: { kind: 'status', code: 429, retryAfterSeconds: 7 } });

  const status = readProtobuf(await askBytes(SECRETS, PROTOBUF));

  assert.deepEqual([status.kind, status['status'], status['code']], ['Status', 'Failure', 429]);
  assert.equal((status['details'] as Record<string, unknown>)['retryAfterSeconds'], 7);
});

const negotiations = [
  { accept: PROTOBUF, path: SECRETS, type: PROTOBUF },
  { accept: `${PROTOBUF}, application/json`, path: SECRETS, type: PROTOBUF },
  { accept: 'application/json', path: SECRETS, type: 'application/json' },
  { accept: '*/*', path: SECRETS, type: 'application/json' },
  { accept: `${PROTOBUF}, application/json`, path: '/apis/x.test/v1/things', type: 'application/json' },
];

for (const { accept, path, type } of negotiations) {
  test(`${accept} of ${path} is answered in ${type}`, async (t) => {
    const { server, ask } = await createServerLab(t);
    server.serve({ group: 'x.test', version: 'v1', kind: 'Thing', plural: 'things', namespaced: true });
    assert.equal((await ask(path, { accept })).headers.get('content-type'), type);
  });
}

test('what the server cannot write is 406', async (t) => {
  const { server, ask } = await createServerLab(t);
  server.serve({ group: 'x.test', version: 'v1', kind: 'Thing', plural: 'things', namespaced: true });
  assert.equal((await ask('/apis/x.test/v1/things', { accept: PROTOBUF })).status, 406);
  assert.equal((await ask(SECRETS, { accept: 'text/html' })).status, 406);
});

test('a server without protobuf answers in JSON', async (t) => {
  const { ask } = await createServerLab(t, { protobuf: false });
  const answer = await ask(SECRETS, { accept: `${PROTOBUF}, application/json` });
  assert.equal(answer.headers.get('content-type'), 'application/json');
});
