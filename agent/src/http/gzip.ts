import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { type Answer, answerBody } from './answer.ts';
import type { Incoming } from './incoming.ts';

/** A body in pieces, in gzip when the client asks for it. */
export function answerCompressed(
  { headers }: Pick<Incoming, 'headers'>,
  pieces: AsyncIterable<Uint8Array>,
  contentType: string
): Answer {
  const vary = { vary: 'accept-encoding' };
  return acceptsGzip(String(headers['accept-encoding'] ?? ''))
    ? answerBody(compressed(pieces), contentType, { ...vary, 'content-encoding': 'gzip' })
    : answerBody(pieces, contentType, vary);
}

/** Level 1: half the time of the default for a tenth more bytes. */
async function* compressed(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gzip = createGzip({ level: 1 });
  // What fails is told to whoever reads the compressed text.
  pipeline(pieces, gzip, () => undefined);
  yield* gzip;
}

/** RFC 9110 §12.5.3: named, or any coding, and not with a weight of 0. */
export function acceptsGzip(acceptEncoding: string): boolean {
  const codings = acceptEncoding.split(',').map((coding) => coding.trim().toLowerCase());
  const named =
    codings.find((coding) => /^gzip\s*(;|$)/.test(coding)) ?? codings.find((coding) => coding.startsWith('*'));
  return named !== undefined && !/;\s*q=0(\.0*)?$/.test(named);
}
