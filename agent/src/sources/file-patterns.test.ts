import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { issue } from '@notafter/testkit';
import { asNobody } from './testing/create-lab.ts';
import { setUpFiles } from './testing/set-up-files.ts';

const ONE = issue({ subject: 'CN=one' });
const one = ONE.pem;
const two = issue({ subject: 'CN=two' }).pem;
const BROKEN = one.replace(/\n.{20}/, '\n####################');

test('a pattern passes over keys, requests, texts, sockets and directories', async (t) => {
  const lab = await setUpFiles(t, ['d/*']);
  const { at, write, pass, found } = lab;
  await write('d/a.crt', one);
  await write('d/a.key', ONE.keyPem);
  await write('d/a.csr', '-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n');
  await write('d/README', 'nothing here');
  await write('d/empty', '');
  await write('d/image', Buffer.from([0x30, 0x82, 0xff, 0xff, 1, 2, 3]));
  await write('d/sub/b.crt', two);
  await write('d/secret.key', ONE.keyPem);
  await chmod(at('d/secret.key'), 0o000);
  execFileSync('mkfifo', [at('d/fifo')]);
  const server = createServer().listen(at('d/socket'));
  t.after(() => server.close());

  await asNobody(pass);

  assert.deepEqual(found(), { 'd/a.crt': 'one' });
});

const WALKED_TROUBLES = [
  { name: 'a broken certificate', file: 'a.conf', content: BROKEN, reason: /bad_/ },
  { name: 'broken DER in a file called so', file: 'a.der', content: Buffer.from('308203e8', 'hex'), reason: /bad_der/ },
  { name: 'a keystore', file: 'a.jks', content: Buffer.from('feedfeed00000002', 'hex'), reason: /unsupported_format/ },
];

for (const { name, file, content, reason } of WALKED_TROUBLES) {
  test(`${name} that a pattern finds is told`, async (t) => {
    const { write, pass, found } = await setUpFiles(t, ['d/*']);
    await write(`d/${file}`, content);

    await pass();

    assert.match(found()[`d/${file}`] ?? '', reason);
  });
}

test('a broken link that a pattern finds is told', async (t) => {
  const { link, pass, found } = await setUpFiles(t, ['d/*.crt']);
  await link('d/a.crt', 'nowhere');

  await pass();

  assert.deepEqual(found(), { 'd/a.crt': 'broken_symlink' });
});

test('a found file that loses its certificate is told, not passed over', async (t) => {
  const { write, pass, found } = await setUpFiles(t, ['d/*']);
  await write('d/a', one);
  await pass();

  await write('d/a', '');
  await pass();

  assert.deepEqual(found(), { 'd/a': 'no_certificate_found' });
});

test('a name that is not UTF-8 is told', async (t) => {
  const { directory, pass, found } = await setUpFiles(t, ['d/*.crt']);
  execFileSync('sh', ['-c', `mkdir d && printf x > "d/$(printf '\\377').crt"`], { cwd: directory });

  await pass();

  assert.deepEqual(found(), { 'd/\uFFFD.crt': 'read_failed' });
});
