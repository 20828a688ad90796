import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { test } from 'node:test';
import { asNobody, createLab } from '../testing/create-lab.ts';
import { createHostPaths } from './host-paths.ts';
import { type FileFacts, inspectFile } from './inspect-file.ts';
import { readFile } from './read-file.ts';

const hostPaths = createHostPaths('', []);
const decode = (bytes: Buffer) => bytes.toString();

async function inspect(path: string): Promise<FileFacts> {
  const facts = await inspectFile(path, hostPaths);
  assert.ok(facts.ok);
  return facts;
}

test('a file is read with the stamp of what was read', async (t) => {
  const { at, write } = await createLab(t);
  await write('a', 'content');
  const facts = await inspect(at('a'));

  const content = await readFile(at('a'), facts, { hostPaths, decode });

  assert.deepEqual(content, { ok: true, value: 'content', stamp: facts.stamp });
});

test('a file that changed since it was inspected is read once more', async (t) => {
  const { at, write } = await createLab(t);
  await write('a', 'old');
  const before = await inspect(at('a'));
  await write('a', 'newer');

  const content = await readFile(at('a'), before, { hostPaths, decode });

  assert.deepEqual(content, { ok: true, value: 'newer', stamp: (await inspect(at('a'))).stamp });
});

test('a file whose size is never what was read is changed_while_read', async () => {
  // Files of procfs say that they are empty, and are not.
  const path = '/proc/self/status';

  const content = await readFile(path, await inspect(path), { hostPaths, decode });

  assert.partialDeepStrictEqual(content, { ok: false, reason: 'changed_while_read' });
});

test('a file that went away since it was inspected is missing', async (t) => {
  const { at, write } = await createLab(t);
  await write('a', 'old');
  const before = await inspect(at('a'));

  const content = await readFile(at('a'), { ...before, target: at('b') }, { hostPaths, decode });

  assert.partialDeepStrictEqual(content, { ok: false, reason: 'missing' });
});

test('a FIFO that took the place of a file is not waited for', { timeout: 60_000 }, async (t) => {
  const { at, write } = await createLab(t);
  await write('a', 'content');
  execFileSync('mkfifo', [at('fifo')]);
  const before = await inspect(at('a'));

  const content = await readFile(at('a'), { ...before, target: at('fifo') }, { hostPaths, decode });

  assert.deepEqual(content, { ok: true, value: 'content', stamp: before.stamp });
});

test('the bytes are overwritten after they were decoded', async (t) => {
  const { at, write } = await createLab(t);
  await write('a', 'secret');

  const content = await readFile(at('a'), await inspect(at('a')), { hostPaths, decode: (bytes) => bytes });

  assert.ok(content.ok);
  assert.deepEqual(content.value, Buffer.alloc(6));
});

test('what may not be read is permission_denied', async (t) => {
  const { at, write } = await createLab(t);
  await write('a', 'secret');
  await chmod(at('a'), 0o000);

  const content = await asNobody(async () => readFile(at('a'), await inspect(at('a')), { hostPaths, decode }));

  assert.partialDeepStrictEqual(content, { ok: false, reason: 'permission_denied' });
});

test('a fault of the decoder is not taken for one of the file', async (t) => {
  const { at, write } = await createLab(t);
  await write('a', '');
  const facts = await inspect(at('a'));
  const broken = () => {
    throw new TypeError('a bug');
  };

  await assert.rejects(readFile(at('a'), facts, { hostPaths, decode: broken }), /a bug/);
});
