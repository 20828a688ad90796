import assert from 'node:assert/strict';
import { copyFile, rename, rm, utimes } from 'node:fs/promises';
import { test } from 'node:test';
import { issue } from '@notafter/testkit';
import { createLab, fileConfig, watch } from './testing/create-lab.ts';
import { setUpFiles } from './testing/set-up-files.ts';

const ONE = issue({ subject: 'CN=one' });
const one = ONE.pem;
const TWO = issue({ subject: 'CN=two' });
const two = TWO.pem;
const BROKEN = one.replace(/\n.{20}/, '\n####################');

test('an unchanged file is not read again, and is when skipUnchanged is off', async (t) => {
  const lab = await createLab(t);
  await lab.write('a.crt', one);
  const skipping = watch(fileConfig({ paths: [lab.at('a.crt')] }), lab.directory);
  const rereading = watch(fileConfig({ paths: [lab.at('a.crt')], skipUnchanged: false }), lab.directory);
  await skipping.pass();
  await rereading.pass();

  assert.deepEqual(await skipping.pass(), []);
  assert.deepEqual(await rereading.pass(), ['replace a.crt']);
});

const REWRITES = [
  {
    name: 'rewritten in place, same size and time of modification',
    change: async (path: string) => {
      await copyFile(`${path}.new`, path);
      await utimes(path, 1_700_000_000, 1_700_000_000);
    },
  },
  { name: 'renamed over', change: (path: string) => rename(`${path}.new`, path) },
];

for (const { name, change } of REWRITES) {
  test(`a file ${name} is read again`, async (t) => {
    const { at, write, pass, found } = await setUpFiles(t, ['a.crt']);
    await write('a.crt', one);
    await write('a.crt.new', two);
    await utimes(at('a.crt'), 1_700_000_000, 1_700_000_000);
    await pass();

    await change(at('a.crt'));
    await pass();

    assert.deepEqual(found(), { 'a.crt': 'two' });
  });
}

test('a swap of ..data in a Secret volume is seen, and its paths stay', async (t) => {
  const { write, link, pass, found } = await setUpFiles(t, ['v/**/*.crt']);
  await write('v/..2026_01_01/tls.crt', one);
  await write('v/..2026_02_02/tls.crt', two);
  await link('v/..data', '..2026_01_01');
  await link('v/tls.crt', '..data/tls.crt');
  await pass();

  await link('v/..data', '..2026_02_02');
  const calls = await pass();

  assert.deepEqual(calls, ['replace v/tls.crt']);
  assert.deepEqual(found(), { 'v/tls.crt': 'two' });
});

test('a swap of the kubelet’s current link is seen', async (t) => {
  const { write, link, pass, found } = await setUpFiles(t, ['pki/kubelet-client-current.pem']);
  await write('pki/kubelet-client-1.pem', one + ONE.keyPem);
  await write('pki/kubelet-client-2.pem', two + TWO.keyPem);
  await link('pki/kubelet-client-current.pem', 'kubelet-client-1.pem');
  await pass();

  await link('pki/kubelet-client-current.pem', 'kubelet-client-2.pem');
  await pass();

  assert.deepEqual(found(), { 'pki/kubelet-client-current.pem': 'two' });
});

test('a rewritten link target is seen', async (t) => {
  const { at, write, link, pass, found } = await setUpFiles(t, ['current.crt']);
  await write('real/a.crt', one);
  await link('middle.crt', 'real/a.crt');
  await link('current.crt', 'middle.crt');
  await pass();

  await write('real/new.crt', two);
  await rename(at('real/new.crt'), at('real/a.crt'));
  await pass();

  assert.deepEqual(found(), { 'current.crt': 'two' });
});

test('check reads one location again, changed or not, and nothing else', async (t) => {
  const { at, write, pass, source, sink } = await setUpFiles(t, ['d/*.crt']);
  await write('d/a.crt', one);
  await write('d/b.crt', one);
  await pass();
  await write('d/b.crt', two);
  sink.clear();

  const location = { kind: 'file', source: 'lab', cluster: 'prod', node: 'node-1', path: at('d/a.crt') } as const;
  await source.check(location);

  assert.deepEqual(sink.calls, [`replace ${at('d/a.crt')}`]);

  await rm(at('d/a.crt'));
  await source.check(location);

  assert.equal(sink.calls.at(-1), `remove ${at('d/a.crt')} gone`);
});

test('check of a directory in trouble looks into it again', async (t) => {
  const { at, write, pass, found, source } = await setUpFiles(t, ['d/*.crt']);
  await pass();
  await write('d/a.crt', one);

  await source.check({ kind: 'file', source: 'lab', cluster: 'prod', node: 'node-1', path: at('d') });

  assert.deepEqual(found(), { 'd/a.crt': 'one' });
});

test('trouble is told again at every pass, so that its count grows', async (t) => {
  const { write, pass } = await setUpFiles(t, ['d/*.pem']);
  await write('d/a.pem', BROKEN);
  await write('d/b.pem', BROKEN + one);
  await pass();

  assert.deepEqual(await pass(), ['replace d/a.pem', 'replace d/b.pem']);
});
