import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Context } from 'hono';

/** A body written piece by piece, as fast as the client reads. */
export function streamBody(c: Context, pieces: AsyncIterable<Uint8Array>, contentType: string): Response {
  return c.body(webStream(Readable.from(pieces)), 200, { 'content-type': contentType });
}

/** The same in gzip, when the client asks for it. */
export function streamBodyCompressed(c: Context, pieces: AsyncIterable<Uint8Array>, contentType: string): Response {
  c.header('vary', 'accept-encoding');
  if (!acceptsGzip(c.req.header('accept-encoding') ?? '')) {
    return streamBody(c, pieces, contentType);
  }
  c.header('content-encoding', 'gzip');
  return c.body(webStream(compressed(pieces)), 200, { 'content-type': contentType });
}

/** Level 1: half the time of the default for a tenth more bytes. */
function compressed(pieces: AsyncIterable<Uint8Array>): Readable {
  const gzip = createGzip({ level: 1 });
  const text = Readable.from(pieces);
  text.on('error', (error) => gzip.destroy(error));
  gzip.on('close', () => text.destroy());
  return text.pipe(gzip);
}

function webStream(readable: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(readable) as ReadableStream<Uint8Array>;
}

/** RFC 9110 §12.5.3: named, or any coding, and not with a weight of 0. */
export function acceptsGzip(acceptEncoding: string): boolean {
  const codings = acceptEncoding.split(',').map((coding) => coding.trim().toLowerCase());
  const named =
    codings.find((coding) => /^gzip\s*(;|$)/.test(coding)) ?? codings.find((coding) => coding.startsWith('*'));
  return named !== undefined && !/;\s*q=0(\.0*)?$/.test(named);
}
