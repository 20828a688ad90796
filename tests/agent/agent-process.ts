import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { NOBODY } from './estate-directory.ts';

const BUNDLE = path.join(import.meta.dirname, '../../agent/dist/notafter.mjs');

export interface AgentProcess {
  readonly url: string;
  /** Resolves when it has ended, at once where it has already. */
  stop(): Promise<void>;
  /** Starts again on the same port. */
  start(): Promise<void>;
}

export interface AgentOptions {
  /** The viewer that it serves; null, as when absent, for the one beside its bundle. */
  readonly viewerDirectory?: string | null;
  /** For Node itself. */
  readonly nodeFlags?: readonly string[];
}

/**
 * Runs the built agent on a configuration file, on a port of its own, until it is ready.
 */
export async function startAgent(
  directory: string,
  configuration: string,
  { viewerDirectory = null, nodeFlags = [] }: AgentOptions = {}
): Promise<AgentProcess> {
  const file = path.join(directory, 'notafter.yaml');
  writeFileSync(file, configuration);
  const viewer = viewerDirectory === null ? [] : ['--viewer-directory', viewerDirectory];
  const command = [...nodeFlags, BUNDLE, 'serve', '--config', file, ...viewer];
  let running = await run(command, '127.0.0.1:0');
  const url = running.url;
  return {
    url,
    async stop() {
      if (running.process.exitCode !== null || running.process.signalCode !== null) {
        return;
      }
      const ended = new Promise((resolve) => running.process.once('exit', resolve));
      running.process.kill('SIGTERM');
      await ended;
    },
    async start() {
      running = await run(command, new URL(url).host);
    },
  };
}

interface Running {
  readonly process: ChildProcess;
  readonly url: string;
}

function run(command: readonly string[], listenAddress: string): Promise<Running> {
  const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const child = spawn(process.execPath, [...command, '--listen-address', listenAddress], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...asNobody,
  });
  return new Promise((resolve, reject) => {
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(log)?.[0];
      if (url !== undefined) {
        untilReady(url).then(() => resolve({ process: child, url }), reject);
      }
    });
    child.once('exit', (code) => reject(new Error(`the agent ended with ${code}:\n${log}`)));
  });
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await fetch(`${url}readyz`).catch(() => null);
    if (answer?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not become ready`);
}
