import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sink } from '@notafter/core';
import { backOff, runSource } from './run-source.ts';
import type { Log, Source } from './source.ts';
import { SILENT_LOG } from './testing/create-lab.ts';
import { createRecordingSink } from './testing/recording-sink.ts';

type Run = Source['run'];

/** A source whose runs are these, one after the other; the last one is repeated. */
function sourceOf(...runs: Run[]): Source {
  let next = 0;
  const run: Run = (sink, signal) => {
    const current = runs[Math.min(next, runs.length - 1)] ?? (async () => {});
    next += 1;
    return current(sink, signal);
  };
  return { kind: 'file', name: 'web', cluster: '', looksAt: [], run, check: async () => {} };
}

const fails: Run = () => Promise.reject(new TypeError('a bug'));
const passes = (done: AbortController): Run => {
  return async (sink) => {
    sink.passed({ ok: true, durationMs: 1 });
    done.abort();
  };
};

function options(log: Log = SILENT_LOG) {
  return { clock: () => 0, log, firstPauseMs: 1 };
}

test('a source that rejects is a failed pass, is logged, and is started again', async () => {
  const done = new AbortController();
  const sink = createRecordingSink();
  const logged: unknown[] = [];
  const log = { ...SILENT_LOG, error: (...parts: unknown[]) => logged.push(parts) } as Log;

  await runSource(sourceOf(fails, fails, passes(done)), sink, done.signal, options(log));

  assert.partialDeepStrictEqual(sink.passes, [
    { ok: false, reason: 'read_failed', message: 'the source failed and is started again: a bug' },
    { ok: false },
    { ok: true },
  ]);
  assert.equal(logged.length, 2);
});

test('a source that ends by itself is started again', async () => {
  const done = new AbortController();
  const sink = createRecordingSink();

  await runSource(
    sourceOf(async () => {}, passes(done)),
    sink,
    done.signal,
    options()
  );

  assert.match(sink.passes[0]?.message ?? '', /source web ended by itself/);
});

test('a source that throws at once, or throws no error, is started again', async () => {
  const done = new AbortController();
  const sink = createRecordingSink();
  const throws: Run = () => {
    throw new RangeError('at once');
  };

  await runSource(
    sourceOf(throws, () => Promise.reject('a word'), passes(done)),
    sink,
    done.signal,
    options()
  );

  assert.deepEqual(
    sink.passes.map(({ message }) => message?.split(': ')[1]),
    ['at once', 'a word', undefined]
  );
});

test('one source’s trouble leaves another alone, even with one sink', async () => {
  const done = new AbortController();
  const sink = createRecordingSink();
  const waits: Run = (_sink, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
  const healthy = runSource(sourceOf(waits), sink, done.signal, options());

  await runSource(sourceOf(fails, fails, passes(done)), sink, done.signal, options());
  await healthy;

  assert.equal(sink.passes.filter(({ ok }) => !ok).length, 2);
});

test('a sink that throws does not end the runner', async () => {
  const done = new AbortController();
  let told = 0;
  const broken: Sink = {
    ...createRecordingSink(),
    passed() {
      told += 1;
      if (told === 3) {
        done.abort();
      }
      throw new Error('full');
    },
  };

  await runSource(sourceOf(fails), broken, done.signal, options());

  assert.equal(told, 3);
});

test('an abort ends a source and its pause at once', async () => {
  const done = new AbortController();
  const sink = createRecordingSink();
  const passed = sink.passed;
  sink.passed = (pass) => {
    passed(pass);
    done.abort();
  };

  await runSource(sourceOf(fails), sink, done.signal, { ...options(), firstPauseMs: 2 ** 30 });

  assert.equal(sink.passes.length, 1);
});

const PAUSES = [
  { failures: 1, random: 0, pauseMs: 500 },
  { failures: 1, random: 1, pauseMs: 1000 },
  { failures: 3, random: 1, pauseMs: 4000 },
  { failures: 7, random: 1, pauseMs: 60_000 },
  { failures: 5000, random: 0, pauseMs: 30_000 },
];

for (const { failures, random, pauseMs } of PAUSES) {
  test(`the pause after failure ${failures} with ${random} at random is ${pauseMs} ms`, () => {
    assert.equal(backOff(failures, 1000, random), pauseMs);
  });
}
