import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../until.ts';
import { createServerLab, type ServerLab } from './testing/create-server-lab.ts';
import { secret } from './testing/manifests.ts';

const SECRETS = '/api/v1/secrets';

/** What a request comes to: its status, or how it broke off. */
async function outcomeOf({ ask }: ServerLab, path = SECRETS): Promise<number | 'no answer' | 'broken' | 'short'> {
  const answer = await ask(path).catch(() => null);
  if (answer === null) {
    return 'no answer';
  }
  const text = await answer.text().catch(() => null);
  if (text === null) {
    return 'broken';
  }
  return text.endsWith('\n') ? answer.status : 'short';
}

test('429 says when to come back, as often as it was ordered', async (t) => {
  const lab = await createServerLab(t);
  lab.server.fault({ request: /secrets/, times: 1, act: { kind: 'status', code: 429, retryAfterSeconds: 3 } });

  const refused = await lab.ask(SECRETS);

  assert.equal(refused.headers.get('retry-after'), '3');
  assert.deepEqual([refused.status, await outcomeOf(lab)], [429, 200]);
});

const faults = [
  { name: 'a reset before the answer', act: { kind: 'reset' }, outcome: 'no answer' },
  { name: 'a reset within the answer', act: { kind: 'reset', afterBytes: 100 }, outcome: 'broken' },
  { name: 'a clean end within the answer', act: { kind: 'truncate', afterBytes: 100 }, outcome: 'short' },
  { name: 'a late answer', act: { kind: 'delay', milliseconds: 5 }, outcome: 200 },
  { name: 'a failure', act: { kind: 'status', code: 503 }, outcome: 503 },
] as const;

for (const { name, act, outcome } of faults) {
  test(`${name}: ${outcome}`, async (t) => {
    const lab = await createServerLab(t);
    lab.server.apply(secret('a/1'));
    lab.server.fault({ request: /^GET \/api\/v1\/secrets/, act });

    assert.equal(await outcomeOf(lab), outcome);
    assert.equal(await outcomeOf(lab, '/api/v1/configmaps'), 200);
    lab.server.clearFaults();
    assert.equal(await outcomeOf(lab), 200);
  });
}

test('frozen: connected, and silent until it thaws', async (t) => {
  const lab = await createServerLab(t);
  const events = lab.watchEvents(`${SECRETS}?watch=1&resourceVersion=${lab.server.resourceVersion}`);
  const event = events.next();
  await until(() => lab.server.openWatches > 0);
  const told: string[] = [];
  lab.server.freeze();
  lab.server.apply(secret('a/1'));
  const waiting = [event.then(() => told.push('event')), outcomeOf(lab).then(() => told.push('answer'))];
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.deepEqual(told, []);

  lab.server.thaw();
  await Promise.all(waiting);
  assert.deepEqual(told.sort(), ['answer', 'event']);
});

test('stopped, nothing answers; started again at the same place, everything is as it was', async (t) => {
  const lab = await createServerLab(t);
  lab.server.apply(secret('a/1'));
  const { url } = lab.server;
  const events = lab.watchEvents(`${SECRETS}?watch=1`);
  await events.next();

  await lab.server.stop();
  await assert.rejects(async () => {
    await events.next();
  });
  assert.equal(await outcomeOf(lab), 'no answer');
  await lab.server.start();

  assert.equal(lab.server.url, url);
  assert.equal((await lab.askJson(SECRETS)).items.length, 1);
});

test('every request is remembered', async (t) => {
  const lab = await createServerLab(t, { clock: () => 7 });
  await lab.ask(`${SECRETS}?limit=2`, { token: 'x', accept: 'application/json' });
  assert.deepEqual(lab.server.requests, [
    {
      ...{ method: 'GET', path: SECRETS, query: { limit: '2' }, accept: 'application/json' },
      ...{ token: 'x', status: 200, atMs: 7 },
    },
  ]);
});
