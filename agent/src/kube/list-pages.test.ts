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
