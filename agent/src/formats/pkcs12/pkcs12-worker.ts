import { parentPort } from 'node:worker_threads';
import { type OpenedPkcs12, openPkcs12 } from './open-pkcs12.ts';

/** What the worker is asked; it answers each question with an `OpenedPkcs12`, in their order. */
export interface Pkcs12Question {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly passphrases: readonly string[];
}

parentPort?.on('message', ({ bytes, passphrases }: Pkcs12Question) => {
  const opened: OpenedPkcs12 = openPkcs12(Buffer.from(bytes.buffer), passphrases);
  // There is a private key in it.
  bytes.fill(0);
  parentPort?.postMessage(opened);
});
