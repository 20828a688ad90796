import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { type TemporaryDirectory, temporaryDirectory } from '../temporary-directory.ts';
import { watchFile } from './watch-file.ts';

const SHORT = { intervalMs: 5 };

/** Repeats a change until the watcher has seen one: the first look may come after the first change. */
async function seenAfter(file: string, change: (round: number) => void): Promise<void> {
  const controller = new AbortController();
  let changes = 0;
  watchFile(file, () => changes++, { ...SHORT, signal: controller.signal });
  for (let round = 0; changes === 0; round++) {
    change(round);
    await setTimeout(10);
  }
  controller.abort();
}

/** A ConfigMap volume: `config.yaml` → `..data/config.yaml`, `..data` → a directory that is swapped as a whole. */
function swapData(directory: TemporaryDirectory, version: number): void {
  directory.write(`..v${version}/config.yaml`, `cluster: v${version}\n`);
  symlinkSync(`..v${version}`, path.join(directory.path, '..data_tmp'));
  renameSync(path.join(directory.path, '..data_tmp'), path.join(directory.path, '..data'));
}

it('sees a file that is written again', { timeout: 60_000 }, async () => {
  using directory = temporaryDirectory();
  const file = directory.write('config.yaml', 'a');
  await seenAfter(file, (round) => writeFileSync(file, 'a'.repeat(round + 2)));
});

it('sees the swap of ..data', { timeout: 60_000 }, async () => {
  using directory = temporaryDirectory();
  swapData(directory, 0);
  const file = path.join(directory.path, 'config.yaml');
  symlinkSync('..data/config.yaml', file);
  await seenAfter(file, (round) => swapData(directory, round + 1));
});

it('waits for a file that is away', { timeout: 60_000 }, async () => {
  using directory = temporaryDirectory();
  const file = directory.write('config.yaml', 'a');
  await seenAfter(file, (round) => {
    rmSync(file, { force: true });
    if (round % 2 === 1) {
      writeFileSync(file, 'b'.repeat(round));
    }
  });
});
