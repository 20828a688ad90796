import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type LoadedConfig, loadConfig } from './load-config.ts';

function load(text: string): LoadedConfig {
  return loadConfig(text, 'config.yaml', {});
}

/** `line:column path message` of everything that is wrong. */
function complaints(text: string): string[] {
  const result = load(text);
  assert.ok(!result.ok, 'the configuration was accepted');
  return result.problems.map(({ line, column, path, message }) => `${line}:${column} ${path} ${message}`);
}

describe('a wrong configuration', () => {
  const kinds = 'must be one of file, kubeconfig, kubernetes, cabundle, csr, certmanager, not the text';
  const rows: ReadonlyArray<{ name: string; text: string; says: string[] }> = [
    {
      name: 'unknown key at the top',
      text: 'sorces: []',
      says: ['1:1 sorces unknown key (did you mean "sources"?)'],
    },
    {
      name: 'unknown key without a value',
      text: 'metrcs:\n',
      says: ['1:1 metrcs unknown key (did you mean "metrics"?)'],
    },
    {
      name: 'unknown key of a source, and the required ones',
      text: 'sources:\n  - kind: kubeconfig\n    pahts: [/a]\n',
      says: [
        '2:5 sources[0].name is missing',
        '2:5 sources[0].paths is missing',
        '3:5 sources[0].pahts unknown key (did you mean "paths"?)',
      ],
    },
    {
      name: 'unknown key deep inside',
      text: 'sources: [{ kind: file, name: a, paths: [/a], policy: { ca: { warnBefroe: 1d } } }]',
      says: ['1:63 sources[0].policy.ca.warnBefroe unknown key (did you mean "warnBefore"?)'],
    },
    {
      name: 'unknown kind',
      text: 'sources: [{ kind: flie }]',
      says: [`1:19 sources[0].kind ${kinds} "flie" (did you mean "file"?)`],
    },
    {
      name: 'no kind',
      text: 'sources: [{ name: a }]',
      says: ['1:11 sources[0].kind is missing: it is one of file, kubeconfig, kubernetes, cabundle, csr, certmanager'],
    },
    {
      name: 'source without paths',
      text: 'sources: [{ kind: file, name: a, paths: [] }]',
      says: ['1:41 sources[0].paths names nothing to read: give it paths or a preset'],
    },
    {
      name: 'empty path',
      text: 'sources: [{ kind: file, name: a, paths: [""] }]',
      says: ['1:42 sources[0].paths[0] is empty: name a path'],
    },
    {
      name: 'path with NUL',
      text: 'sources: [{ kind: file, name: a, paths: ["/a\\0b"] }]',
      says: ['1:42 sources[0].paths[0] contains a NUL character, which no path can'],
    },
    {
      name: 'two sources of one name',
      text: 'sources:\n  - { kind: file, name: a, paths: [/a] }\n  - { kind: kubeconfig, name: a, paths: [/b] }\n',
      says: ['3:31 sources[1].name two sources are named "a" (the other is sources[0]): names tell them apart'],
    },
    {
      name: 'a list where a mapping belongs',
      text: 'server: []',
      says: ['1:9 server must be a mapping of keys, not a list'],
    },
    {
      name: 'a number where text belongs',
      text: 'cluster: 12',
      says: ['1:10 cluster must be text, not 12: put it in quotes'],
    },
    {
      name: 'a duration without a unit',
      text: 'server: { readTimeout: 10 }',
      says: ['1:24 server.readTimeout must be a duration like 30s, 5m, 1h30m or 14d'],
    },
    {
      name: 'a negative duration',
      text: 'cache: { filePoll: { interval: -5s } }',
      says: ['1:32 cache.filePoll.interval must be a duration like 30s, 5m, 1h30m or 14d'],
    },
    {
      name: 'polling without a pause',
      text: 'cache: { filePoll: { interval: 0 } }',
      says: ['1:32 cache.filePoll.interval must be at least 100 ms'],
    },
    {
      name: 'longer than any timer',
      text: 'cache: { filePoll: { interval: 30d } }',
      says: ['1:32 cache.filePoll.interval must be at most 24d'],
    },
    {
      name: 'an address without a port',
      text: 'server: { listen: localhost }',
      says: ['1:19 server.listen must be [address]:port, like ":9793" or "127.0.0.1:9793"'],
    },
    {
      name: 'half a path component',
      text: 'metrics: { trimPathComponents: 1.5 }',
      says: ['1:32 metrics.trimPathComponents must be a whole number, not 1.5'],
    },
    {
      name: 'more path components than can be counted',
      text: 'metrics: { trimPathComponents: 10000000000000000 }',
      says: ['1:32 metrics.trimPathComponents has too many digits'],
    },
    {
      name: 'critical before warning',
      text: 'policy:\n  warnBefore: 7d\n',
      says: [
        '1:1 policy critical can come before warning: criticalBefore must not be longer than warnBefore, neither as duration nor as share',
      ],
    },
    {
      name: 'critical before warning in a source',
      text: 'sources:\n  - kind: file\n    name: a\n    paths: [/a]\n    policy: { ca: { warnBefore: 1d } }\n',
      says: [
        '5:15 sources[0].policy.ca critical can come before warning: criticalBefore must not be longer than warnBefore, neither as duration nor as share',
      ],
    },
    {
      name: 'a threshold that is none',
      text: 'policy: { warnBefore: soon }',
      says: ['1:23 policy.warnBefore must be a duration, a share of the lifetime, or both: 28d, 25% or "28d|25%"'],
    },
    {
      name: 'duplicate keys',
      text: 'cluster: a\ncluster: b\n',
      says: ['2:1  duplicate key "cluster": it stands on line 1 already'],
    },
    { name: 'tabs', text: 'server:\n\tlisten: ":1"\n', says: ['2:1  tabs are not allowed as indentation'] },
    {
      name: 'a list at the top',
      text: '- a',
      says: ['1:1  must be a mapping of keys like "sources:", not a list or a single value'],
    },
    {
      name: 'two documents',
      text: 'cluster: a\n---\ncluster: b\n',
      says: ['2:1  a second document begins here: a configuration is one document'],
    },
    {
      name: 'an alias of nothing',
      text: 'cluster: *name',
      says: ['1:10  *name refers to nothing: an anchor &name must stand before it'],
    },
    {
      name: 'a BOM does not shift the column',
      text: '\uFEFFclster: a',
      says: ['1:1 clster unknown key (did you mean "cluster"?)'],
    },
  ];
  for (const { name, text, says } of rows) {
    it(`is refused: ${name}`, () => assert.deepEqual(complaints(text), says));
  }

  it('is refused when it is empty, with an example', () => {
    for (const text of ['', '\n', '# nothing but a comment\n', '\uFEFF', 'null']) {
      assert.match(complaints(text).join(), /config\.yaml is empty.*\nsources:/);
    }
  });

  it('is refused when its aliases expand without end', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join()}]`);
    assert.match(complaints(['a0: &a0 [x]', ...lines].join('\n')).join(), /aliases .* expand to too much/);
  });

  it('is refused when it is nested too deeply or too large', () => {
    assert.match(complaints('[ '.repeat(50_000)).join(), /./);
    assert.match(complaints('a: &a [*a]').join(), /stands inside of what it refers to/);
    assert.match(complaints(`a: ${'['.repeat(40)}${']'.repeat(40)}`).join(), /nested deeper than 32 levels/);
    assert.match(complaints(`# ${'x'.repeat(1024 * 1024)}`).join(), /larger than 1 MiB/);
  });
});

describe('any text', () => {
  const yamlish = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'sources:',
          'kind: file',
          '- ',
          '\n',
          '  ',
          '\t',
          '{',
          '}',
          '[',
          ']',
          ': ',
          '&a ',
          '*a',
          '<<: '
        ),
        fc.constantFrom(
          '? ',
          '|',
          '>',
          '!!str ',
          '!x ',
          '"',
          "'",
          '# ',
          '---\n',
          '...\n',
          '%YAML 1.1\n',
          'policy:',
          '__proto__: '
        ),
        fc.constantFrom(
          'name: a',
          'paths: [/a]',
          'warnBefore: 28d',
          'null',
          '.nan',
          '0x1F',
          '~',
          '\uFEFF',
          '\0',
          '\r\n'
        ),
        fc.string({ maxLength: 6 })
      ),
      { maxLength: 40 }
    )
    .map((parts) => parts.join(''));

  it('is answered with a configuration or with problems that have a place', () => {
    fc.assert(
      fc.property(fc.oneof(yamlish, fc.string(), fc.json()), (text) => {
        const result = load(text);
        if (!result.ok) {
          assert.ok(result.problems.length > 0);
          assert.ok(result.problems.every(({ line, column, message }) => line >= 1 && column >= 1 && message !== ''));
        }
      }),
      { numRuns: 2000 }
    );
  });
});
