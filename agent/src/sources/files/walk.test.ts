import assert from 'node:assert/strict';
import { chmod, symlink } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import { type Lab, asNobody, createLab } from '../testing/create-lab.ts';
import { compileExclusions, compileGlob } from './glob.ts';
import { createHostPaths } from './host-paths.ts';
import { walk } from './walk.ts';

interface Options {
  readonly exclude?: readonly string[];
  readonly followSymlinkDirs?: boolean;
}

/** The paths found by patterns beneath the lab, and `! path reason` for directories in trouble. */
async function find(lab: Lab, patterns: readonly string[], { exclude = [], followSymlinkDirs = false }: Options = {}) {
  const globs = patterns.map((pattern) => compileGlob(lab.at(pattern)));
  const options = {
    hostPaths: createHostPaths('', []),
    isExcluded: compileExclusions(exclude.map((pattern) => (pattern.includes('/') ? lab.at(pattern) : pattern))),
    followSymlinkDirs,
  };
  const found: string[] = [];
  for await (const item of walk(globs[0]?.root ?? '', globs, options)) {
    const line = item.kind === 'match' ? item.path : `! ${item.directory} ${item.trouble.reason}`;
    found.push(line.replace(`${lab.directory}/`, ''));
  }
  return found;
}

async function createTree(test: TestContext, paths: readonly string[]): Promise<Lab> {
  const lab = await createLab(test);
  for (const path of paths) {
    await lab.write(path, '');
  }
  return lab;
}

const TREE = ['t/b.crt', 't/a.crt', 't/.dot.crt', 't/x/c.crt', 't/x/y/d.crt', 't/x/y/e.pem', 't/z/f.key'];

const PATTERNS = [
  { pattern: 't/*.crt', found: ['t/.dot.crt', 't/a.crt', 't/b.crt'] },
  { pattern: 't/**/*.crt', found: ['t/.dot.crt', 't/a.crt', 't/b.crt', 't/x/c.crt', 't/x/y/d.crt'] },
  { pattern: 't/**/y/*', found: ['t/x/y/d.crt', 't/x/y/e.pem'] },
  { pattern: 't/**/x/**/d.crt', found: ['t/x/y/d.crt'] },
  { pattern: 't/x/**', found: ['t/x/c.crt', 't/x/y/d.crt', 't/x/y/e.pem'] },
  { pattern: 't/*/*.{crt,key}', found: ['t/x/c.crt', 't/z/f.key'] },
  { pattern: 't/{x/y,z}/*', found: ['t/x/y/d.crt', 't/x/y/e.pem', 't/z/f.key'] },
  { pattern: 't/[x-y]/?.crt', found: ['t/x/c.crt'] },
  { pattern: 't/*', found: ['t/.dot.crt', 't/a.crt', 't/b.crt'] },
  { pattern: 't/**/**/**/*.pem', found: ['t/x/y/e.pem'] },
];

for (const { pattern, found } of PATTERNS) {
  test(`${pattern} finds its files in order, and no directories`, async (t) => {
    const lab = await createTree(t, TREE);

    assert.deepEqual(await find(lab, [pattern]), found);
  });
}

test('several patterns walk a tree once and find each file once', async (t) => {
  const lab = await createTree(t, TREE);

  assert.deepEqual(await find(lab, ['t/**/*.crt', 't/**/d.*', 't/**/*.pem']), [
    't/.dot.crt',
    't/a.crt',
    't/b.crt',
    't/x/c.crt',
    't/x/y/d.crt',
    't/x/y/e.pem',
  ]);
});

test('excluded files and directories are left out', async (t) => {
  const lab = await createTree(t, TREE);

  assert.deepEqual(await find(lab, ['t/**'], { exclude: ['t/x/y/**', '*.key', 't/a.crt'] }), [
    't/.dot.crt',
    't/b.crt',
    't/x/c.crt',
  ]);
});

test('a directory whose name begins with two dots is reached only through the links beside it', async (t) => {
  const lab = await createTree(t, ['v/..2026_01_01/tls.crt', 'v/..2026_01_01/sub/ca.crt']);
  await lab.link('v/..data', '..2026_01_01');
  await lab.link('v/tls.crt', '..data/tls.crt');
  await lab.link('v/sub', '..data/sub');

  assert.deepEqual(await find(lab, ['v/**/*.crt']), ['v/tls.crt']);
  assert.deepEqual(await find(lab, ['v/**/*.crt'], { followSymlinkDirs: true }), ['v/tls.crt', 'v/sub/ca.crt']);
  assert.deepEqual(await find(lab, ['v/..data/*.crt']), ['v/..data/tls.crt']);
});

test('links to directories are followed only when asked', async (t) => {
  const lab = await createTree(t, ['elsewhere/a.crt']);
  await lab.link('t/linked', '../elsewhere');

  assert.deepEqual(await find(lab, ['t/**/*.crt']), []);
  assert.deepEqual(await find(lab, ['t/**/*.crt'], { followSymlinkDirs: true }), ['t/linked/a.crt']);
});

test('links that lead round in circles end, and their files are found once', async (t) => {
  const lab = await createTree(t, ['t/a/x.crt', 't/b/y.crt']);
  await lab.link('t/a/up', '..');
  await lab.link('t/b/across', '../a');
  await lab.link('t/self', 'self');

  const found = await find(lab, ['t/**/*.crt'], { followSymlinkDirs: true });

  assert.deepEqual(found, ['t/a/x.crt', 't/b/y.crt']);
});

test('a link that matches is found, whatever it leads to', async (t) => {
  const lab = await createTree(t, ['t/a.crt']);
  await symlink('nowhere', lab.at('t/broken.crt'));
  await symlink('a.crt', lab.at('t/linked.crt'));

  assert.deepEqual(await find(lab, ['t/*.crt']), ['t/a.crt', 't/broken.crt', 't/linked.crt']);
});

test('a directory that cannot be listed is told, and its neighbours are walked', async (t) => {
  const lab = await createTree(t, ['t/a/x.crt', 't/closed/y.crt', 't/z/w.crt']);
  await chmod(lab.at('t/closed'), 0o000);

  const found = await asNobody(() => find(lab, ['t/**/*.crt']));

  assert.deepEqual(found, ['t/a/x.crt', '! t/closed permission_denied', 't/z/w.crt']);
});

const BAD_ROOTS = [
  { name: 'that is missing', pattern: 'none/deep/*.crt', found: ['! none/deep missing'] },
  { name: 'that is a file', pattern: 'file/*.crt', found: ['! file walk_error'] },
];

for (const { name, pattern, found } of BAD_ROOTS) {
  test(`a root ${name} is told`, async (t) => {
    const lab = await createTree(t, ['file']);

    assert.deepEqual(await find(lab, [pattern]), found);
  });
}
