import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';

const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 304]);

/**
 * Sends an answer, a body in pieces as fast as the client reads. Rejects when its body or its headers are faulty: until
 * its first piece is there nothing has been sent (`headersSent`). Rejects, too, when the signal says that the client has gone.
 */
export async function writeAnswer(
  { status, headers, body }: Answer,
  response: ServerResponse,
  signal: AbortSignal
): Promise<void> {
  if (body === null || WITHOUT_BODY.has(status)) {
    response.writeHead(status, headers).end();
  } else if (typeof body === 'string' || body instanceof Uint8Array) {
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
  } else if (response.req.method === 'HEAD') {
    response.writeHead(status, headers).end();
  } else {
    const begin = () => response.headersSent || response.writeHead(status, headers);
    for await (const piece of body) {
      begin();
      await writePiece(piece, response, signal);
    }
    begin();
    response.end();
  }
}

async function writePiece(piece: Uint8Array, response: ServerResponse, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (!response.write(piece)) {
    await once(response, 'drain', { signal });
  }
}
