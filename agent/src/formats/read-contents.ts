import type { Contents, ReadOptions } from './contents.ts';
import { readCertificates } from './read-certificates.ts';

/**
 * Reads all that the bytes hold, in whichever of the formats they are. Resolves always. What is needed of the bytes is
 * copied before the first await, so the caller may overwrite them as soon as it has the promise.
 */
export async function readContents(bytes: Buffer, options: ReadOptions): Promise<Contents> {
  return readAtOnce(bytes, options) ?? [];
}

/** The same without a promise; null for what only `readContents` can read, since it would keep everybody waiting. */
export function readAtOnce(bytes: Buffer, { formats }: ReadOptions): Contents | null {
  return [{ reading: readCertificates(bytes, formats) }];
}
