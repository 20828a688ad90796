import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFile, chmod, mkdir, rm, truncate } from 'node:fs/promises';
import { test } from 'node:test';
import { issue } from '@notafter/testkit';
import { asNobody } from './testing/create-lab.ts';
import { setUpFiles } from './testing/set-up-files.ts';

const ONE = issue({ subject: 'CN=one' });
const one = ONE.pem;
const two = issue({ subject: 'CN=two' }).pem;

const LITERAL_TROUBLES: ReadonlyArray<{
  name: string;
  path: string;
  arrange: (lab: Awaited<ReturnType<typeof setUpFiles>>) => Promise<unknown> | unknown;
  reason: string;
  message: RegExp;
}> = [
  { name: 'that is missing', path: 'a.crt', arrange: () => {}, reason: 'missing', message: /a\.crt does not exist$/ },
  {
    name: 'whose directory is missing',
    path: 'no/such/a.crt',
    arrange: () => {},
    reason: 'missing',
    message: /does not exist, nor does .*\/no$/,
  },
  {
    name: 'that is unreadable',
    path: 'a.crt',
    arrange: async ({ at, write }) => {
      await write('a.crt', one);
      await chmod(at('a.crt'), 0o000);
    },
    reason: 'permission_denied',
    message: /a\.crt may not be read by this user/,
  },
  {
    name: 'in a closed directory',
    path: 'closed/in/a.crt',
    arrange: async ({ at, write }) => {
      await write('closed/in/a.crt', one);
      await chmod(at('closed'), 0o600);
    },
    reason: 'permission_denied',
    message: /may not enter the directory .*\/closed$/,
  },
  {
    name: 'that leads into a closed directory',
    path: 'a.crt',
    arrange: async ({ at, write, link }) => {
      await write('closed/a.crt', one);
      await link('a.crt', 'closed/a.crt');
      await chmod(at('closed'), 0o000);
    },
    reason: 'permission_denied',
    message: /may not enter the directory .*\/closed$/,
  },
  {
    name: 'that is a FIFO',
    path: 'fifo.crt',
    arrange: ({ at }) => execFileSync('mkfifo', [at('fifo.crt')]),
    reason: 'not_a_file',
    message: /FIFO/,
  },
  {
    name: 'that is a link to a device',
    path: 'zero.crt',
    arrange: ({ link }) => link('zero.crt', '/dev/zero'),
    reason: 'not_a_file',
    message: /device/,
  },
  {
    name: 'that is a directory',
    path: 'd',
    arrange: ({ at }) => mkdir(at('d')),
    reason: 'not_a_file',
    message: /is a directory: write .*\/d\/\* or/,
  },
  {
    name: 'larger than 10 MiB',
    path: 'big.crt',
    arrange: async ({ at, write }) => {
      await write('big.crt', one);
      await truncate(at('big.crt'), 10 * 1024 * 1024 + 1);
    },
    reason: 'too_large',
    message: /10485761 bytes; at most 10485760/,
  },
  {
    name: 'that is a broken link',
    path: 'a.crt',
    arrange: ({ link }) => link('a.crt', 'gone/away.crt'),
    reason: 'broken_symlink',
    message: /symbolic link to gone\/away\.crt, which does not exist/,
  },
  {
    name: 'that is a link to itself',
    path: 'a.crt',
    arrange: ({ link }) => link('a.crt', 'a.crt'),
    reason: 'broken_symlink',
    message: /round in a circle/,
  },
  {
    name: 'without a certificate',
    path: 'a.txt',
    arrange: ({ write }) => write('a.txt', 'hello'),
    reason: 'no_certificate_found',
    message: /./,
  },
  {
    name: 'that is empty',
    path: 'a.crt',
    arrange: ({ write }) => write('a.crt', ''),
    reason: 'no_certificate_found',
    message: /./,
  },
];

for (const { name, path, arrange, reason, message } of LITERAL_TROUBLES) {
  test(`a configured path ${name} is a reading with a reason`, async (t) => {
    const lab = await setUpFiles(t, [path]);
    await arrange(lab);

    await asNobody(lab.pass);

    const reading = lab.sink.readings.get(lab.at(path));
    assert.ok(reading !== undefined && !reading.ok);
    assert.equal(reading.reason, reason);
    assert.match(reading.message, message);
  });
}

test('a file of exactly 10 MiB is read', async (t) => {
  const { at, write, pass, found } = await setUpFiles(t, ['a.crt']);
  await write('a.crt', one);
  await appendFile(at('a.crt'), '\n'.repeat(10 * 1024 * 1024 - one.length));

  await pass();

  assert.deepEqual(found(), { 'a.crt': 'one' });
});

test('a configured path is missing at each pass until it is back', async (t) => {
  const { at, write, pass, found } = await setUpFiles(t, ['a.crt']);
  await write('a.crt', one);
  await pass();
  await rm(at('a.crt'));

  assert.deepEqual(
    [await pass(), await pass(), found()],
    [['replace a.crt'], ['replace a.crt'], { 'a.crt': 'missing' }]
  );

  await write('a.crt', two);
  await pass();

  assert.deepEqual(found(), { 'a.crt': 'two' });
});

test('a file that a pattern had found and that is gone is removed', async (t) => {
  const { at, write, pass } = await setUpFiles(t, ['d/*.crt']);
  await write('d/a.crt', one);
  await write('d/b.crt', two);
  await pass();

  await rm(at('d/a.crt'));

  assert.deepEqual(await pass(), ['remove d/a.crt gone']);
  assert.deepEqual(await pass(), []);
});
