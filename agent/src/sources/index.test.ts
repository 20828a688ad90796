import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { PRESETS } from '../config/config.ts';
import { SOURCES } from './index.ts';

const kinds = Object.keys(SOURCES).sort();
const here = await readdir(new URL('.', import.meta.url));
const guide = await readFile(new URL('../../../docs/sources.md', import.meta.url), 'utf8');

test('every file of a source is in the list, and every kind has its file', () => {
  const named = here.flatMap((name) => /^(\w+)-source\.ts$/.exec(name)?.[1] ?? []);
  const notKinds = new Set(['create', 'run', 'polled']);

  assert.deepEqual(named.filter((name) => !notKinds.has(name)).sort(), kinds);
});

for (const kind of kinds) {
  test(`${kind} has a test and a section in the guide`, () => {
    assert.ok(here.includes(`${kind}-source.test.ts`));
    assert.match(guide, new RegExp(`^## \`${kind}\``, 'm'));
  });
}

for (const preset of PRESETS) {
  test(`the guide names the preset ${preset}`, () => {
    assert.match(guide, new RegExp(`^\\| \`${preset}\` `, 'm'));
  });
}
