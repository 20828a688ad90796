import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { forEachConcurrently } from './for-each-concurrently.ts';

const NEVER = new AbortController().signal;

async function* count(to: number): AsyncGenerator<number> {
  for (let item = 0; item < to; item++) {
    yield item;
  }
}

test('all items are worked on, so many at a time at most', async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  await forEachConcurrently(count(100), 8, NEVER, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await setImmediate();
    running -= 1;
    done.push(item);
  });
  assert.deepEqual(
    done.toSorted((a, b) => a - b),
    Array.from({ length: 100 }, (_, item) => item)
  );
  assert.equal(most, 8);
});

test('one that hangs keeps nobody else waiting', async () => {
  const hanging = Promise.withResolvers<void>();
  const done: number[] = [];
  const running = forEachConcurrently(count(50), 4, NEVER, async (item) => {
    await (item === 0 ? hanging.promise : setImmediate());
    done.push(item);
    if (done.length === 49) {
      hanging.resolve();
    }
  });
  await running;
  assert.equal(done.at(-1), 0);
});

test('after an error nothing new begins, and it is thrown once all that began has ended', async () => {
  let [begun, ended] = [0, 0];
  const running = forEachConcurrently(count(1000), 4, NEVER, async (item) => {
    begun += 1;
    await setImmediate();
    ended += 1;
    if (item === 5) {
      throw new Error('no more');
    }
  });
  await assert.rejects(running, /no more/);
  assert.equal(begun, ended);
  assert.ok(begun < 20);
});

test('nothing new begins once the signal aborts', async () => {
  const ending = new AbortController();
  let begun = 0;
  await forEachConcurrently(count(1000), 4, ending.signal, async () => {
    begun += 1;
    ending.abort();
    await setImmediate();
  });
  assert.equal(begun, 1);
});
