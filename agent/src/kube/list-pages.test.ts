import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiClient } from './api-client.ts';
import type { Codec } from './codec.ts';
import type { ObjectMeta } from './kube.ts';
import { listPages } from './list-pages.ts';
import { createPagePool } from './page-pool.ts';
import { SECRETS } from './testing/set-up-follow.ts';
import { DEFAULT_TIMING } from './timing.ts';

const named = (name: string): ObjectMeta => ({
  namespace: 'a',
  name,
  resourceVersion: '1',
  labels: {},
  annotations: {},
});

test('an object that cannot be read ends the list with the reason; those before it were told, its buffer is free again', async () => {
  const answer = { ok: true, format: 'json' };
  const client = { get: async () => answer, read: async () => null } as unknown as ApiClient;
  const codec: Pick<Codec<ObjectMeta>, 'accept' | 'readPage'> = {
    accept: { list: '', watch: '', one: '' },
    readPage: () => ({
      ...{ resourceVersion: '7', next: '', count: 3 },
      item(index) {
        if (index === 1) {
          throw new TypeError('an object without name or resourceVersion');
        }
        return named(`secret-${index}`);
      },
    }),
  };
  const pages = createPagePool(1);
  const told: string[] = [];
  const result = await listPages(
    { client, pages, timing: DEFAULT_TIMING, random: () => 0 },
    { collection: SECRETS, codec: codec as Codec<ObjectMeta>, pageSize: 100, signal: new AbortController().signal },
    ({ name }) => void told.push(name)
  );

  assert.deepEqual(told, ['secret-0']);
  assert.equal(result.ok ? '' : result.reason, 'decode_failed');
  assert.match(result.ok ? '' : result.message, /GET .*secrets.* without name or resourceVersion/);
  (await pages.borrow()).giveBack();
});

test('the next page is on its way before one is told, and never more than one', async () => {
  const diary: string[] = [];
  let asked = 0;
  const client = {
    get: async () => ({ ok: true, format: `page ${diary.push(`asked for page ${asked}`) && asked++}` }),
    read: async () => null,
  } as unknown as ApiClient;
  const codec = {
    accept: { list: '', watch: '', one: '' },
    readPage: (_: Buffer, format: string) => ({
      ...{ resourceVersion: '7', next: format === 'page 2' ? '' : 'more', count: 2 },
      item: (index: number) => named(`${format}, object ${index}`),
    }),
  } as unknown as Codec<ObjectMeta>;
  const result = await listPages(
    { client, pages: createPagePool(4), timing: DEFAULT_TIMING, random: () => 0 },
    { collection: SECRETS, codec, pageSize: 2, signal: new AbortController().signal },
    ({ name }) => void diary.push(name)
  );

  assert.deepEqual(result, { ok: true, resourceVersion: '7' });
  assert.deepEqual(diary, [
    ...['asked for page 0', 'asked for page 1', 'page 0, object 0', 'page 0, object 1'],
    ...['asked for page 2', 'page 1, object 0', 'page 1, object 1', 'page 2, object 0', 'page 2, object 1'],
  ]);
});

test('others have their turn while a page that takes long is told', async () => {
  const client = { get: async () => ({ ok: true }), read: async () => null } as unknown as ApiClient;
  const codec = {
    accept: { list: '', watch: '', one: '' },
    readPage: () => ({ resourceVersion: '7', next: '', count: 5, item: (index: number) => named(`${index}`) }),
  } as unknown as Codec<ObjectMeta>;
  const diary: string[] = [];
  await listPages(
    { client, pages: createPagePool(1), timing: DEFAULT_TIMING, random: () => 0 },
    { collection: SECRETS, codec, pageSize: 5, signal: new AbortController().signal },
    ({ name }) => {
      diary.push(name);
      setImmediate(() => diary.push('another'));
      const startMs = performance.now();
      while (performance.now() - startMs < 20) {
        // Takes longer than a slice.
      }
    }
  );

  assert.deepEqual(diary.slice(0, 4), ['0', 'another', '1', 'another']);
});
