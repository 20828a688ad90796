import { spawn } from 'node:child_process';
import path from 'node:path';

const BUNDLE = path.join(import.meta.dirname, '../../agent/dist/notafter.mjs');
const READY_WITHIN_MS = 60_000;

export interface DemoProcess {
  /** Of the agent's pages and API, ending in a slash. */
  readonly url: string;
  /** Where the inbox listens, and the metrics of the demo's cluster. */
  readonly inboxUrl: string;
  stop(): Promise<void>;
}

/** Runs `notafter demo` as a visitor does, on free ports, until it says where to look. */
export function startDemo(directory: string): Promise<DemoProcess> {
  const anyPort = '127.0.0.1:0';
  const child = spawn(
    process.execPath,
    [BUNDLE, 'demo', '--listen-address', anyPort, '--inbox-address', anyPort, '--directory', directory],
    { stdio: ['ignore', 'pipe', 'pipe'] }
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (why: string) => reject(new Error(`the demo ${why}:\n${text}`));
    const late = setTimeout(() => fail(`was not ready within ${READY_WITHIN_MS / 1000} s`), READY_WITHIN_MS);
    const read = (chunk: string): void => {
      text += chunk;
      const [, url] = /pages +(http:\S+)/.exec(text) ?? [];
      const [, inboxUrl] = /inbox +(http:\S+)/.exec(text) ?? [];
      if (url !== undefined && inboxUrl !== undefined) {
        clearTimeout(late);
        resolve({
          url,
          inboxUrl,
          stop() {
            child.kill('SIGTERM');
            return ended;
          },
        });
      }
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('exit', (code) => {
      clearTimeout(late);
      fail(`ended with ${code}`);
    });
  });
}
