import type { Answer } from './answer.ts';
import type { Incoming } from './incoming.ts';
import { refuse } from './refuse.ts';

const MAX_BODY_BYTES = 1_048_576;

/**
 * The text of a request's body; null when it is longer than 1 MiB, as soon as that is known: the rest is thrown away while
 * it comes, so that the connection can be used again. Rejects when the body breaks off.
 */
export function readBody({ headers, body }: Pick<Incoming, 'headers' | 'body'>): Promise<string | null> {
  const { promise, resolve, reject } = Promise.withResolvers<string | null>();
  if (Number(headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
    resolve(null);
    return promise;
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  body.on('data', (chunk: Uint8Array) => {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) {
      chunks.length = 0;
      resolve(null);
    } else {
      chunks.push(chunk);
    }
  });
  body.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
  body.on('error', reject);
  return promise;
}

export function refuseLongBody(): Answer {
  return refuse(413, { code: 'body_too_large', message: 'The body must not be larger than 1 MiB.' });
}
