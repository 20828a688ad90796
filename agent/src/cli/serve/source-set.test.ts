import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Sink, placeOf } from '@notafter/core';
import type { FileSourceConfig } from '../../config/config.ts';
import { FILE_SOURCE_DEFAULTS } from '../../config/source-defaults.ts';
import { certificate } from '../../inventory/certificate-builder.ts';
import { createInventory } from '../../inventory/create-inventory.ts';
import { fileAt, good } from '../../inventory/location-builder.ts';
import type { Source } from '../../sources/source.ts';
import { createSourceSet } from './source-set.ts';

function source(name: string, parts: Partial<FileSourceConfig> = {}): FileSourceConfig {
  return { ...FILE_SOURCE_DEFAULTS, name, paths: [`/${name}.pem`], ...parts };
}

/** Sources that find one certificate at each of their paths, and a diary of what happens to them. */
function setUp() {
  const diary: string[] = [];
  const inventory = createInventory({ clock: () => 0 });
  const sources = createSourceSet({
    inventory,
    create(config, cluster): Source {
      assert.ok(config.kind === 'file');
      const { kind, name, paths } = config;
      return {
        kind,
        name,
        cluster,
        looksAt: paths,
        async run(sink: Sink, signal: AbortSignal) {
          diary.push(`start ${name}`);
          paths.forEach((path) => sink.replace(fileAt(path, { source: name, cluster }), good([certificate()])));
          await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
          diary.push(`stop ${name}`);
        },
        async check(location) {
          diary.push(`check ${name} ${'path' in location ? location.path : ''}`);
        },
      };
    },
    run: (each, sink, signal) => each.run(sink, signal),
  });
  const places = () => [...inventory.slots()].map(({ location }) => placeOf(location));
  return { diary, inventory, sources, places };
}

describe('the set of running sources', () => {
  it('starts, stops and restarts only what changed', async () => {
    const { diary, sources, places } = setUp();
    await sources.apply([source('a'), source('b'), source('c')], '');
    diary.length = 0;
    await sources.apply([source('a'), source('b', { paths: ['/b2.pem'] }), source('d')], '');
    assert.deepEqual(diary.toSorted(), ['start b', 'start d', 'stop b', 'stop c']);
    assert.deepEqual(places().toSorted(), ['/a.pem', '/b2.pem', '/d.pem']);
  });

  it('restarts nothing for another policy', async () => {
    const { diary, sources } = setUp();
    await sources.apply([source('a')], '');
    diary.length = 0;
    await sources.apply([source('a', { policy: { warnBefore: { durationMs: 1, share: null } } })], '');
    assert.deepEqual(diary, []);
  });

  it('restarts all for another cluster', async () => {
    const { diary, sources, inventory } = setUp();
    await sources.apply([source('a')], '');
    await sources.apply([source('a')], 'production');
    assert.deepEqual(diary, ['start a', 'stop a', 'start a']);
    assert.deepEqual(
      [...inventory.slots()].map(({ location }) => location.cluster),
      ['production']
    );
  });

  it('asks the owner of a slot to read it again', async () => {
    const { diary, sources, inventory } = setUp();
    await sources.apply([source('a'), source('b')], '');
    const [, slot] = [...inventory.slots()];
    assert.ok(slot);
    await sources.check(slot);
    assert.equal(diary.at(-1), 'check b /b.pem');
  });

  it('stops all', async () => {
    const { diary, sources } = setUp();
    await sources.apply([source('a'), source('b')], '');
    await sources.stop();
    assert.deepEqual(diary, ['start a', 'start b', 'stop a', 'stop b']);
  });
});
