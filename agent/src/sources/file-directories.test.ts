import assert from 'node:assert/strict';
import { chmod, rm } from 'node:fs/promises';
import { test } from 'node:test';
import { issue } from '@notafter/testkit';
import { asNobody } from './testing/create-lab.ts';
import { setUpFiles } from './testing/set-up-files.ts';

const ONE = issue({ subject: 'CN=one' });
const one = ONE.pem;
const two = issue({ subject: 'CN=two' }).pem;
const three = issue({ subject: 'CN=three' }).pem;

test('a directory made unreadable keeps its certificates, says why, and recovers', async (t) => {
  const { at, write, pass, found, sink } = await setUpFiles(t, ['t/**/*.crt']);
  await write('t/closed/a.crt', one);
  await write('t/closed/deep/b.crt', two);
  await write('t/open/c.crt', three);
  await write('t/closed/README.crt', 'no certificate');
  await asNobody(pass);
  await chmod(at('t/closed'), 0o000);

  const calls = await asNobody(pass);

  assert.deepEqual(calls, ['replace t/closed', 'replace t/closed/a.crt', 'replace t/closed/deep/b.crt']);
  assert.deepEqual(found(), {
    't/closed': 'permission_denied',
    't/closed/a.crt': 'permission_denied',
    't/closed/deep/b.crt': 'permission_denied',
    't/open/c.crt': 'three',
  });
  assert.match(JSON.stringify(sink.readings.get(at('t/closed/a.crt'))), /t\/closed may not be read by this user/);

  await chmod(at('t/closed'), 0o755);
  await asNobody(pass);

  assert.deepEqual(found(), { 't/closed/a.crt': 'one', 't/closed/deep/b.crt': 'two', 't/open/c.crt': 'three' });
});

test('a directory that can be listed but not entered keeps its certificates, too', async (t) => {
  const { at, write, pass, found } = await setUpFiles(t, ['t/*/*.crt']);
  await write('t/closed/a.crt', one);
  await write('t/closed/b.crt', two);
  await asNobody(pass);
  await chmod(at('t/closed'), 0o444);

  await asNobody(pass);

  assert.deepEqual(found(), {
    't/closed': 'permission_denied',
    't/closed/a.crt': 'permission_denied',
    't/closed/b.crt': 'permission_denied',
  });
});

test('a directory that was never readable is told once, not each of its files', async (t) => {
  const { at, write, pass, found } = await setUpFiles(t, ['t/**/*.crt']);
  await write('t/closed/a.crt', one);
  await write('t/closed/b.crt', one);
  await chmod(at('t/closed'), 0o444);

  await asNobody(pass);

  assert.deepEqual(found(), { 't/closed': 'permission_denied' });
});

test('the missing root of a pattern is a reading until it is there', async (t) => {
  const { write, pass, found } = await setUpFiles(t, ['web/ssl/**/*.crt', 'web/ssl/*.pem']);

  assert.deepEqual(await pass(), ['replace web/ssl']);
  assert.deepEqual(found(), { 'web/ssl': 'missing' });

  await write('web/ssl/a.crt', one);

  assert.deepEqual(await pass(), ['remove web/ssl unconfigured', 'replace web/ssl/a.crt']);
});

test('files beneath a root that went away are gone, and the root is told', async (t) => {
  const { at, write, pass } = await setUpFiles(t, ['web/*.crt']);
  await write('web/a.crt', one);
  await pass();

  await rm(at('web'), { recursive: true });

  assert.deepEqual(await pass(), ['remove web/a.crt gone', 'replace web']);
});

test('a check while a pass is under way takes nothing away', async (t) => {
  const { at, write, pass, found, source } = await setUpFiles(t, ['d/*.crt', 'none/*.crt']);
  const names = Array.from({ length: 100 }, (_, n) => `d/${n}.crt`);
  for (const name of names) {
    await write(name, one);
  }
  await pass();
  const location = { kind: 'file', source: 'lab', cluster: 'prod', node: 'node-1', path: at('none') } as const;

  const calls = await Promise.all([pass(), source.check(location), source.check(location)]);

  assert.deepEqual(
    calls[0].filter((call) => call.startsWith('remove')),
    []
  );
  assert.deepEqual(Object.keys(found()).sort(), [...names, 'none'].sort());
});
