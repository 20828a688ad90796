import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { test } from 'node:test';
import type { Location } from '@notafter/core';
import { issue, until } from '@notafter/testkit';
import type { FileSourceConfig, KubeconfigSourceConfig } from '../config/config.ts';
import { createSource } from './create-source.ts';
import { readOnce } from './read-once.ts';
import { CONTEXT, createLab, fileConfig, kubeconfigConfig } from './testing/create-lab.ts';
import { createRecordingSink, summaryOf } from './testing/recording-sink.ts';

interface Case {
  readonly config: (path: string) => FileSourceConfig | KubeconfigSourceConfig;
  readonly content: (pem: string) => string;
}

const kubeconfigText = (pem: string) =>
  JSON.stringify({ users: [{ name: 'a', user: { 'client-certificate-data': Buffer.from(pem).toString('base64') } }] });

/** How each kind of source that polls is pointed at a path, and how a certificate is put there. */
const CASES: Readonly<Record<'file' | 'kubeconfig', Case>> = {
  file: { config: (path) => fileConfig({ paths: [path], refreshIntervalMs: 1 }), content: (pem) => pem },
  kubeconfig: { config: (path) => kubeconfigConfig({ paths: [path], refreshIntervalMs: 1 }), content: kubeconfigText },
};

const [first, second] = [issue({ subject: 'CN=first' }), issue({ subject: 'CN=second' })];

for (const [kind, { config, content }] of Object.entries(CASES)) {
  test(`${kind}: says its kind, name and what it looks at`, () => {
    const source = createSource(config('/x'), CONTEXT);

    assert.deepEqual([source.kind, source.name, source.looksAt], [kind, 'lab', ['/x']]);
  });

  test(`${kind}: tells passed exactly once after the first complete pass, and all it found before`, async (t) => {
    const { at, write } = await createLab(t);
    await write('a', content(first.pem));
    const sink = createRecordingSink();

    await readOnce([createSource(config(at('a')), CONTEXT)], () => sink);

    assert.equal(sink.passes.length, 1);
    assert.deepEqual([...sink.readings.values()].map(summaryOf), ['first']);
  });

  test(`${kind}: runs until the signal aborts, and sees a renewal, a loss and a return`, async (t) => {
    const { at, write } = await createLab(t);
    await write('a', content(first.pem));
    const done = new AbortController();
    const sink = createRecordingSink();
    const shows = (summary: string) => () => [...sink.readings.values()].some((it) => summaryOf(it) === summary);
    const running = createSource(config(at('a')), CONTEXT).run(sink, done.signal);

    await until(shows('first'));
    await write('a', content(second.pem));
    await until(shows('second'));
    await rm(at('a'));
    await until(() => shows('missing')() && sink.passes.at(-1)?.ok === false);
    await write('a', content(first.pem));
    await until(() => shows('first')() && sink.passes.at(-1)?.ok === true);

    done.abort();
    await running;
  });

  test(`${kind}: an aborted signal ends it before it reads`, async (t) => {
    const { at, write } = await createLab(t);
    await write('a', content(first.pem));
    const sink = createRecordingSink();

    await createSource(config(at('a')), CONTEXT).run(sink, AbortSignal.abort());

    assert.deepEqual([sink.calls, sink.passes], [[], []]);
  });

  test(`${kind}: every location names source, cluster and node`, async (t) => {
    const { at, write } = await createLab(t);
    await write('a', content(first.pem));
    const locations: Location[] = [];
    const sink = { ...createRecordingSink(), replace: (location: Location) => void locations.push(location) };

    await readOnce([createSource(config(at('a')), CONTEXT)], () => sink);

    assert.partialDeepStrictEqual(locations, [{ kind, source: 'lab', cluster: 'prod', node: 'node-1', path: at('a') }]);
  });

  test(`${kind}: check reads a location at once`, async (t) => {
    const { at, write } = await createLab(t);
    await write('a', content(first.pem));
    const sink = createRecordingSink();
    const source = createSource({ ...config(at('a')), refreshIntervalMs: 2 ** 30 }, CONTEXT);
    const done = new AbortController();
    const running = source.run(sink, done.signal);
    await until(() => sink.passes.length === 1);
    await write('a', content(second.pem));

    await source.check({ kind, source: 'lab', cluster: 'prod', node: 'node-1', path: at('a') } as Location);

    assert.deepEqual([...sink.readings.values()].map(summaryOf), ['second']);
    done.abort();
    await running;
  });

  test(`${kind}: a sink that throws rejects the run, for the runner to tell`, async (t) => {
    const { at, write } = await createLab(t);
    await write('a', content(first.pem));
    const refuse = () => {
      throw new Error('full');
    };

    const run = createSource(config(at('a')), CONTEXT).run(
      { ...createRecordingSink(), replace: refuse },
      AbortSignal.any([])
    );

    await assert.rejects(run, /full/);
  });
}
