import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileExclusions, compileGlob, isGlob } from './glob.ts';

const SEGMENTS = [
  { pattern: '*', yes: ['a', '.hidden', '..data', 'a b'], no: ['.', '..'] },
  { pattern: '*.crt', yes: ['a.crt', '.crt', '.a.crt'], no: ['a.crt.bak', 'acrt'] },
  { pattern: 'tls?.crt', yes: ['tls1.crt'], no: ['tls.crt', 'tls12.crt'] },
  { pattern: '[a-c]*', yes: ['a', 'cd'], no: ['d', 'A'] },
  { pattern: '[!x]*', yes: ['a', '!x'], no: ['x', 'xa'] },
  { pattern: '*.{crt,pem}', yes: ['a.crt', 'a.pem'], no: ['a.key', 'a.{crt,pem}'] },
  { pattern: '{a,b{c,d}}.pem', yes: ['a.pem', 'bc.pem', 'bd.pem'], no: ['b.pem'] },
  { pattern: 'web (*).crt', yes: ['web (1).crt'], no: ['web 1.crt'] },
  { pattern: '!(a)*', yes: ['!(a)b'], no: ['b'] },
  { pattern: 'a|b*', yes: ['a|bc'], no: ['a', 'bc'] },
  { pattern: '$x+*', yes: ['$x+y'], no: ['xx'] },
];

for (const { pattern, yes, no } of SEGMENTS) {
  test(`a name matches ${pattern}`, () => {
    const [[segment] = []] = compileGlob(`/etc/${pattern}`).ways;

    assert.ok(segment instanceof RegExp);
    assert.deepEqual(
      yes.filter((name) => !segment.test(name)),
      []
    );
    assert.deepEqual(
      no.filter((name) => segment.test(name)),
      []
    );
  });
}

const ROOTS = [
  { pattern: '/etc/**/*.crt', root: '/etc', ways: 1 },
  { pattern: '/*', root: '/', ways: 1 },
  { pattern: '/etc/nginx-{a,b}/*.crt', root: '/etc', ways: 1 },
  { pattern: '/etc/{nginx/ssl,apache2}/*.crt', root: '/etc', ways: 2 },
  { pattern: '/srv/{a,{b/c,d/e}}/x', root: '/srv', ways: 3 },
  { pattern: '/srv/{open', root: '/srv', ways: 1 },
];

for (const { pattern, root, ways } of ROOTS) {
  test(`the walk for ${pattern} begins in ${root}`, () => {
    const glob = compileGlob(pattern);

    assert.deepEqual([glob.root, glob.ways.length], [root, ways]);
  });
}

test('a path without wildcards is no glob, whatever else is in it', () => {
  assert.deepEqual(['/a b/(c)|d+$.crt', '/a/..data/tls.crt'].filter(isGlob), []);
});

const EXCLUSIONS = [
  { name: 'a path', patterns: ['/etc/ssl/old.crt'], path: '/etc/ssl/old.crt', excluded: true },
  { name: 'a glob', patterns: ['/etc/**/*.bak'], path: '/etc/a/b/x.bak', excluded: true },
  { name: 'a directory of a glob', patterns: ['/etc/ssl/private/**'], path: '/etc/ssl/private', excluded: true },
  { name: 'a name in any directory', patterns: ['*.key'], path: '/etc/ssl/x.key', excluded: true },
  { name: 'another path', patterns: ['/etc/ssl/old.crt', '*.key'], path: '/etc/ssl/new.crt', excluded: false },
  { name: 'nothing', patterns: [], path: '/etc/ssl/new.crt', excluded: false },
];

for (const { name, patterns, path, excluded } of EXCLUSIONS) {
  test(`exclusions: ${name}`, () => {
    assert.equal(compileExclusions(patterns)(path), excluded);
  });
}
