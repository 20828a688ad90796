import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trouble } from './files/trouble.ts';
import { createPolledSource, jittered, pause } from './polled-source.ts';
import type { PassReport, Reader } from './reader.ts';
import { CONTEXT } from './testing/create-lab.ts';
import { createRecordingSink } from './testing/recording-sink.ts';

const GONE = trouble('missing', '/a does not exist');
const DENIED = trouble('permission_denied', '/b may not be read');

function readerOf(report: PassReport, parts: Partial<Reader> = {}): Reader {
  return { pass: async () => report, reads: () => false, check: async () => {}, ...parts };
}

const OPTIONS = { kind: 'file', name: 'x', looksAt: ['/x'], intervalMs: 1 } as const;

const JITTER = [
  { random: 0, interval: 27_000 },
  { random: 0.5, interval: 30_000 },
  { random: 1, interval: 33_000 },
];

for (const { random, interval } of JITTER) {
  test(`an interval of 30 s varies by a tenth: ${interval} ms`, () => {
    assert.equal(Math.round(jittered(30_000, random)), interval);
  });
}

const REPORTS = [
  { name: 'all looked at', reports: [{ lookedAt: 2, troubles: [] }], pass: { ok: true } },
  { name: 'nothing to look at', reports: [{ lookedAt: 0, troubles: [] }], pass: { ok: true } },
  { name: 'some in trouble', reports: [{ lookedAt: 2, troubles: [GONE] }], pass: { ok: true } },
  {
    name: 'all in trouble',
    reports: [{ lookedAt: 1, troubles: [GONE] }],
    pass: { ok: false, reason: 'missing', message: 'nothing could be read: /a does not exist' },
  },
  {
    name: 'all of one reader in trouble',
    reports: [
      { lookedAt: 1, troubles: [GONE] },
      { lookedAt: 1, troubles: [] },
    ],
    pass: { ok: true },
  },
  {
    name: 'all of all readers in trouble',
    reports: [
      { lookedAt: 1, troubles: [GONE] },
      { lookedAt: 1, troubles: [DENIED] },
    ],
    pass: { ok: false, reason: 'missing', message: 'nothing could be read: /a does not exist (and 1 more)' },
  },
];

for (const { name, reports, pass } of REPORTS) {
  test(`a pass with ${name} tells how it went, and how long it took`, async () => {
    const times = [1000, 1250];
    const done = new AbortController();
    const sink = createRecordingSink();
    const passed = sink.passed;
    sink.passed = (told) => {
      passed(told);
      done.abort();
    };
    const readers = reports.map((report) => readerOf(report));
    const context = { ...CONTEXT, clock: () => times.shift() ?? 0 };

    await createPolledSource({ ...OPTIONS, readers }, context).run(sink, done.signal);

    assert.deepEqual(sink.passes, [{ durationMs: 250, ...pass }]);
  });
}

test('passes follow each other until the signal aborts', async () => {
  const done = new AbortController();
  const sink = createRecordingSink();
  let passes = 0;
  const reader = readerOf(
    { lookedAt: 0, troubles: [] },
    {
      pass: async () => {
        passes += 1;
        if (passes === 3) {
          done.abort();
        }
        return { lookedAt: 0, troubles: [] };
      },
    }
  );

  await createPolledSource({ ...OPTIONS, readers: [reader] }, CONTEXT).run(sink, done.signal);

  assert.equal(sink.passes.length, 2, 'the pass that was broken off is not told');
});

test('an abort ends a pause at once', async () => {
  const done = new AbortController();
  const paused = pause(2 ** 30, done.signal);

  done.abort();

  await paused;
});

test('a reader’s programming error rejects the run', async () => {
  const reader = readerOf({ lookedAt: 0, troubles: [] }, { pass: () => Promise.reject(new TypeError('a bug')) });
  const source = createPolledSource({ ...OPTIONS, readers: [reader] }, CONTEXT);

  await assert.rejects(source.run(createRecordingSink(), new AbortController().signal), /a bug/);
});

test('check before the first run is no error', async () => {
  const source = createPolledSource({ ...OPTIONS, readers: [] }, CONTEXT);

  await source.check({ kind: 'file', source: 'x', cluster: '', node: '', path: '/a' });
});
