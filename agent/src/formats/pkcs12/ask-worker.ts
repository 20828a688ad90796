import { Worker } from 'node:worker_threads';
import type { Reason } from '@notafter/core';
import type { OpenedPkcs12 } from './open-pkcs12.ts';
import type { Pkcs12Question } from './pkcs12-worker.ts';

const TIMEOUT_MS = 10_000;

/** The file beside this one; in the bundle a file of its own (`agent/build.ts`). */
const WORKER_FILE = import.meta.url.endsWith('.ts') ? './pkcs12-worker.ts' : './notafter-pkcs12.mjs';

const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 4 };

let worker: Worker | null = null;
let last: Promise<unknown> = Promise.resolve();

/**
 * Has a PKCS#12 keystore opened in a worker thread, one keystore at a time, each for at most ten seconds. Resolves
 * always. Copies the bytes before it returns.
 */
export function openInWorker(bytes: Buffer, passphrases: readonly string[]): Promise<OpenedPkcs12> {
  const question: Pkcs12Question = { bytes: new Uint8Array(bytes), passphrases };
  const answer = last.then(() => ask(question));
  last = answer;
  return answer;
}

/** The process may end while the worker has nothing to do, and not before. */
function ask(question: Pkcs12Question): Promise<OpenedPkcs12> {
  const { promise, resolve } = Promise.withResolvers<OpenedPkcs12>();
  const asked = (worker ??= startWorker());
  const settle = (opened: OpenedPkcs12) => {
    clearTimeout(timer);
    asked.off('message', settle).off('error', onError).off('exit', onExit);
    asked.unref();
    resolve(opened);
  };
  const fail = (reason: Reason, message: string) => {
    void asked.terminate();
    worker = null;
    settle({ bags: [], troubles: [{ reason, message }] });
  };
  const onError = (error: Error) => fail('read_failed', `opening the keystore failed: ${error.message}`);
  const onExit = () => fail('read_failed', 'opening the keystore failed: the worker thread ended');
  const tooLong = `the keystore was not open after ${TIMEOUT_MS / 1000} s: it asks for too many rounds of key derivation`;
  const timer = setTimeout(() => fail('timed_out', tooLong), TIMEOUT_MS);
  asked.on('message', settle).on('error', onError).on('exit', onExit);
  asked.ref();
  asked.postMessage(question, [question.bytes.buffer]);
  return promise;
}

function startWorker(): Worker {
  const started = new Worker(new URL(WORKER_FILE, import.meta.url), { resourceLimits: LIMITS });
  // One that dies while nobody asks anything must not take the process with it.
  started.on('error', () => forget(started));
  started.on('exit', () => forget(started));
  return started;
}

function forget(dead: Worker): void {
  if (worker === dead) {
    worker = null;
  }
}
