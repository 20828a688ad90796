import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { searchMemory, searchStream } from './search-memory.ts';

const MAIN = path.join(import.meta.dirname, '..', '..', '..', 'main.ts');
const INSPECTOR = path.join(import.meta.dirname, 'memory-inspector.ts');

/** `serve` in a process of its own, whose memory can be searched. */
export async function startAgent(test: Pick<TestContext, 'after'>, directory: string, sources: readonly object[]) {
  const config = path.join(directory, 'config.json');
  await writeFile(
    config,
    JSON.stringify({ server: { listen: '127.0.0.1:0' }, log: { format: 'json', level: 'debug' }, sources })
  );
  const child = spawn(process.execPath, ['--import', INSPECTOR, MAIN, 'serve', '--config', config], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  test.after(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
  });
  let log = '';
  child.stderr!.on('data', (chunk) => (log += String(chunk)));
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`the agent ended: ${log}`)));
  ended.catch(() => undefined);
  const urlIn = () => /"url":"([^"]+)\/"/.exec(log)?.[1];
  while (urlIn() === undefined) {
    await Promise.race([once(child.stderr!, 'data'), ended]);
  }
  const url = urlIn()!;

  return {
    url,
    /** All that it has logged, from debug on. */
    log: () => log,
    metrics: async () => (await fetch(`${url}/metrics`)).text(),
    /** Which of the texts are in a snapshot of the heap of JavaScript. */
    async searchHeap(texts: readonly string[]): Promise<string[]> {
      const file = path.join(directory, 'agent.heapsnapshot');
      child.send(file);
      await once(child, 'message');
      return searchStream(createReadStream(file), texts);
    },
    /** Which of the texts are anywhere in its memory (Linux only). */
    searchMemory: (texts: readonly string[]) => searchMemory(child.pid ?? 0, texts),
  };
}
