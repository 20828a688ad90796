import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { DEFAULT_POLICY, parseDuration, parseThreshold } from '@notafter/core';
import { pathText } from './config-problem.ts';
import { loadConfig } from './load-config.ts';
import { configSchema } from './schema/config-schema.ts';
import { keysAt } from './schema/keys-at.ts';
import { BUILT_KINDS } from './schema/source.ts';

const PAGE = readFileSync(path.join(import.meta.dirname, '../../../docs/configuration.md'), 'utf8');

/** Key and default of every row of the page's tables. */
const ROWS = new Map(
  [...PAGE.matchAll(/^\| `([\w.[\]]+)` *\| (?:`(.*?)`)? *\|/gm)].map(([, key = '', byDefault]) => [
    key,
    byDefault?.replaceAll('\\|', '|'),
  ])
);

/** Every key that the schema knows, mappings without a default of their own left out. */
function keysBelow(holder: readonly PropertyKey[], kind?: string): string[] {
  return keysAt(holder, kind).flatMap((key) => {
    const own = [...holder, key];
    const below = keysBelow(own);
    const inList = below.length > 0 ? [] : BUILT_KINDS.flatMap((each) => keysBelow([...own, 0], each));
    const isSection = holder.length === 0 && below.length > 0;
    return [...new Set([...(isSection ? [] : [pathText(own).replaceAll('[0]', '[]')]), ...below, ...inList])];
  });
}

/** What a default of the page means, as the schema gives it. */
function meaningOf(text: string): unknown {
  return parseDuration(text) ?? parseThreshold(text) ?? (JSON.parse(text) as unknown);
}

function valueAt(root: unknown, key: string): unknown {
  const parts = key.replaceAll('[]', '.0').split('.');
  return parts.reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], root);
}

/** One source of each kind that names no more than it must. */
const MINIMAL_SOURCES = [
  { kind: 'file', name: 'a', preset: 'kubeadm', pkcs12: {}, jks: {} },
  { kind: 'kubernetes', name: 'b', secrets: {}, configMaps: { keyPatterns: ['x'] } },
  { kind: 'cabundle', name: 'c' },
  { kind: 'certmanager', name: 'd' },
  {
    ...{ kind: 'kubernetes', name: 'e', secrets: { types: [{ type: 'kubernetes.io/tls', pkcs12: {}, jks: {} }] } },
    configMaps: { keyPatterns: ['x'], pkcs12: {}, jks: {} },
  },
];

/** Keys whose default depends on the kind of source, or that stand in the minimal ones. */
const WITHOUT_DEFAULT = [
  'sources[].kind',
  'sources[].name',
  'sources[].preset',
  'sources[].refreshInterval',
  'sources[].secrets.types[].type',
  'sources[].configMaps.keyPatterns',
];

describe('docs/configuration.md', () => {
  it('speaks of every key of the schema and of no other', () => {
    const known = keysBelow([]).filter((key) => !['cache.filePoll'].includes(key));
    assert.deepEqual([...ROWS.keys()].toSorted(), known.toSorted());
  });

  it('gives the defaults of the schema', () => {
    const minimal = { sources: MINIMAL_SOURCES, diagnostics: { pprof: {} } };
    const { sources, policy: _, ...rest } = configSchema.parse(minimal);
    const defaults = { ...rest, sources: [], policy: DEFAULT_POLICY };
    for (const [key, text] of ROWS) {
      const inSource = sources
        .map((source) => (key.startsWith('sources[].') ? valueAt(source, key.slice('sources[].'.length)) : undefined))
        .find((value) => value !== undefined);
      const expected = inSource ?? valueAt(defaults, key);
      const isMapping = typeof expected === 'object' && expected !== null && text === undefined;
      if (!isMapping && !WITHOUT_DEFAULT.includes(key)) {
        assert.deepEqual(text === undefined ? undefined : meaningOf(text), expected ?? undefined, key);
      }
    }
  });

  it('has examples that are valid', () => {
    const examples = [...PAGE.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text ?? '');
    assert.ok(examples.length > 1);
    for (const example of examples) {
      const result = loadConfig(example, 'example', {});
      assert.deepEqual(result.ok ? result.warnings : result.problems, []);
    }
  });
});
