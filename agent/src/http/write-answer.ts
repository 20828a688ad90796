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
    const ready = waitForReader(response);
    for await (const piece of body) {
      signal.throwIfAborted();
      begin();
      if (!response.write(piece)) {
        await ready();
        signal.throwIfAborted();
      }
    }
    begin();
    response.end();
  }
}

/** Waits until the client has read enough to be sent more, or has gone. */
function waitForReader(response: ServerResponse): () => Promise<void> {
  let go = () => {};
  const onChange = () => go();
  response.on('drain', onChange).on('close', onChange);
  return () => new Promise((resolve) => (go = resolve));
}
