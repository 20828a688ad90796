import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issue } from '@notafter/testkit';
import { createLab, fileConfig, watch } from './testing/create-lab.ts';
import { setUpFiles } from './testing/set-up-files.ts';

const ONE = issue({ subject: 'CN=one' });
const one = ONE.pem;
const two = issue({ subject: 'CN=two' }).pem;
const three = issue({ subject: 'CN=three' }).pem;
const BROKEN = one.replace(/\n.{20}/, '\n####################');

test('PEM with text around it: every block is read, in order', async (t) => {
  const { write, pass, found } = await setUpFiles(t, ['chain.pem']);
  await write('chain.pem', `my chain\n${one}some text\n${two}${ONE.keyPem}${three}`);

  await pass();

  assert.deepEqual(found(), { 'chain.pem': 'one two three' });
});

test('DER is read', async (t) => {
  const { write, pass, found } = await setUpFiles(t, ['a.der']);
  await write('a.der', ONE.der);

  await pass();

  assert.deepEqual(found(), { 'a.der': 'one' });
});

test('one broken certificate never hides its neighbours', async (t) => {
  const { write, pass, found } = await setUpFiles(t, ['a.pem']);
  await write('a.pem', `${BROKEN}${one}${BROKEN}${two}`);

  await pass();

  assert.match(found()['a.pem'] ?? '', /^one two 0:bad_\w+ 2:bad_\w+$/);
});

test('a location names its source, cluster, node and the path as configured', async (t) => {
  const { at, write, source, sink, pass } = await setUpFiles(t, ['a.crt']);
  await write('a.crt', one);
  const locations: unknown[] = [];
  const replace = sink.replace;
  sink.replace = (location, reading) => {
    locations.push(location);
    replace(location, reading);
  };

  await pass();

  assert.deepEqual(locations, [{ kind: 'file', source: 'lab', cluster: 'prod', node: 'node-1', path: at('a.crt') }]);
  assert.deepEqual(source.looksAt, [at('a.crt')]);
});

test('links to files are passed over by patterns, and told when named, with followSymlinks off', async (t) => {
  const { write, link, pass, found } = await setUpFiles(t, ['d/*', 'named.crt'], { followSymlinks: false });
  await write('d/a.crt', one);
  await link('d/b.crt', 'a.crt');
  await link('named.crt', 'd/a.crt');

  await pass();

  assert.deepEqual(found(), { 'd/a.crt': 'one', 'named.crt': 'not_a_file' });
});

test('a path that is named and found is one location', async (t) => {
  const { write, pass } = await setUpFiles(t, ['d/a.crt', 'd/*.crt', 'd/**/*.crt']);
  await write('d/a.crt', one);

  assert.deepEqual(await pass(), ['replace d/a.crt']);
});

test('excluded paths are not read, named or found', async (t) => {
  const { write, pass } = await setUpFiles(t, ['d/a.crt', 'd/*.crt'], { excludePaths: ['d/a.*'] });
  await write('d/a.crt', one);
  await write('d/b.crt', one);

  assert.deepEqual(await pass(), ['replace d/b.crt']);
});

test('a pass is good while anything can be looked at, and follows reality both ways', async (t) => {
  const { write, pass, sink } = await setUpFiles(t, ['a.crt', 'd/*.crt']);

  await pass();
  assert.partialDeepStrictEqual(sink.passes, [{ ok: false, reason: 'missing' }]);
  assert.match(sink.passes[0]?.message ?? '', /nothing could be read: .*a\.crt does not exist \(and 1 more\)/);

  await write('a.crt', one);
  await pass();
  assert.deepEqual(sink.passes, [{ ok: true, durationMs: 0 }]);
});

test('with root, paths and links are those of the host', async (t) => {
  const lab = await createLab(t);
  const { pass, found } = watch(
    fileConfig({ root: lab.directory, paths: ['/etc/pki/*.crt', '/var/current.pem', '/var/away.pem'] })
  );
  await lab.write('etc/real/a.crt', one);
  await lab.write('data/two.pem', two);
  await lab.link('etc/pki', '/etc/real');
  await lab.link('var/current.pem', '/data/two.pem');
  await lab.link('var/away.pem', '/../nowhere.pem');

  await pass();

  assert.deepEqual(found(), { '/etc/pki/a.crt': 'one', '/var/away.pem': 'broken_symlink', '/var/current.pem': 'two' });
});

test('with path mappings, links lead to where the host’s directories are mounted', async (t) => {
  const lab = await createLab(t);
  const pathMappings = [
    { from: '/var/lib', to: lab.at('mnt/lib') },
    { from: '/var/lib/kubelet', to: lab.at('mnt/kubelet') },
  ];
  const { pass, found } = watch(
    fileConfig({ paths: [lab.at('mnt/a.pem'), '/var/lib/x.pem'], pathMappings }),
    lab.directory
  );
  await lab.write('mnt/kubelet/pki/one.pem', one);
  await lab.write('mnt/lib/x.pem', two);
  await lab.link('mnt/a.pem', '/var/lib/kubelet/pki/one.pem');

  await pass();

  assert.deepEqual(found(), { '/var/lib/x.pem': 'two', 'mnt/a.pem': 'one' });
});
