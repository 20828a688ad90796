import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answered, createServerLab, type ServerLab } from './testing/create-server-lab.ts';
import { placeOf, secret } from './testing/manifests.ts';

const SECRETS = '/api/v1/secrets';
const places = ({ items }: Answered) => items.map(placeOf);

const apply = ({ server }: ServerLab, ...wanted: readonly string[]) =>
  server.apply(...wanted.map((place) => secret(place)));

/** All pages of a list, each as its places. */
async function pagesOf({ askJson }: ServerLab, path: string): Promise<string[][]> {
  const pages: string[][] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const page: Answered = await askJson(`${path}&continue=${next}`);
    pages.push(places(page));
    next = page.metadata.continue;
  }
  return pages;
}

test('a list in pages holds each object once, in the order of etcd', async (t) => {
  const lab = await createServerLab(t);
  apply(lab, 'shop/web', 'a/z', 'shop/api', 'a/b', 'shop-eu/web');

  const expected = [['a/b', 'a/z'], ['shop-eu/web', 'shop/api'], ['shop/web']];
  assert.deepEqual(await pagesOf(lab, `${SECRETS}?limit=2`), expected);
});

test('a page says how many are left, unless a selector makes that unknown', async (t) => {
  const lab = await createServerLab(t);
  apply(lab, 'a/1', 'a/2', 'a/3');

  const [plain, selected] = [
    await lab.askJson(`${SECRETS}?limit=1`),
    await lab.askJson(`${SECRETS}?limit=1&fieldSelector=type=Opaque`),
  ];
  assert.equal(plain.metadata.remainingItemCount, 2);
  assert.equal(selected.metadata.remainingItemCount, undefined);
  assert.ok(selected.metadata.continue);
});

test('later pages show what there was at the first, and its resourceVersion', async (t) => {
  const lab = await createServerLab(t);
  apply(lab, 'a/1', 'a/2', 'a/3');
  const first = await lab.askJson(`${SECRETS}?limit=1`);

  lab.server.remove('Secret', 'a', '2');
  apply(lab, 'a/4');
  const rest = await lab.askJson(`${SECRETS}?continue=${first.metadata.continue}`);

  assert.deepEqual(places(rest), ['a/2', 'a/3']);
  assert.equal(rest.metadata.resourceVersion, first.metadata.resourceVersion);
  assert.deepEqual(places(await lab.askJson(SECRETS)), ['a/1', 'a/3', 'a/4']);
});

test('a continue token that is too old is 410, with a token for the inconsistent rest', async (t) => {
  const lab = await createServerLab(t);
  apply(lab, 'a/1', 'a/2', 'a/3');
  const first = await lab.askJson(`${SECRETS}?limit=1`);

  lab.server.remove('Secret', 'a', '2');
  lab.server.compact();
  const expired = await lab.ask(`${SECRETS}?continue=${first.metadata.continue}`);
  const status = (await expired.json()) as Answered;

  assert.equal(expired.status, 410);
  assert.equal(status.reason, 'Expired');
  const rest = await lab.askJson(`${SECRETS}?continue=${status.metadata.continue}`);
  assert.deepEqual(places(rest), ['a/3']);
  assert.equal(rest.metadata.resourceVersion, lab.server.resourceVersion);
});

test('a page is no larger than the server wants', async (t) => {
  const lab = await createServerLab(t, { pageLimit: 2 });
  apply(lab, 'a/1', 'a/2', 'a/3');
  assert.deepEqual(await pagesOf(lab, `${SECRETS}?limit=500`), [['a/1', 'a/2'], ['a/3']]);
});

test('a namespace’s list holds nothing of one whose name begins alike', async (t) => {
  const lab = await createServerLab(t);
  apply(lab, 'shop/web', 'shop-eu/web', 'sho/web');
  assert.deepEqual(places(await lab.askJson('/api/v1/namespaces/shop/secrets')), ['shop/web']);
  assert.deepEqual(places(await lab.askJson('/api/v1/namespaces/nowhere/secrets')), []);
});

const refusals = [
  { query: 'continue=rubbish', code: 400 },
  { query: 'resourceVersion=rubbish', code: 400 },
  { query: 'resourceVersion=999999', code: 504 },
  { query: 'resourceVersion=1&resourceVersionMatch=Exact', code: 410 },
  { query: 'fieldSelector=data=x', code: 400 },
  { query: 'labelSelector=a(b', code: 400 },
];

for (const { query, code } of refusals) {
  test(`?${query} is refused with ${code}`, async (t) => {
    const { server, ask } = await createServerLab(t);
    server.compact();
    const answer = await ask(`${SECRETS}?${query}`);
    assert.equal(answer.status, code);
    assert.equal(((await answer.json()) as Answered).code, code);
  });
}

test('resourceVersion=0 is answered in one piece, whatever the limit', async (t) => {
  const lab = await createServerLab(t);
  apply(lab, 'a/1', 'a/2');
  assert.deepEqual(places(await lab.askJson(`${SECRETS}?limit=1&resourceVersion=0`)), ['a/1', 'a/2']);
});

test('one object, by its name', async (t) => {
  const lab = await createServerLab(t);
  apply(lab, 'a/1');

  assert.equal((await lab.askJson('/api/v1/namespaces/a/secrets/1')).metadata.name, '1');
  const missing = await lab.askJson('/api/v1/namespaces/a/secrets/2');
  assert.deepEqual([missing.code, missing.message], [404, 'secrets "2" not found']);
});
