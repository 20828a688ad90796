import type { ClientRequest, IncomingMessage } from 'node:http';
import { http, loadHttps } from '../http/node-http.ts';
import type { Connection } from './connections.ts';
import { DeadlineError } from './network-failure.ts';
import { overwriteStackSoon } from './overwrite-stack.ts';

export interface RequestOptions {
  readonly accept: string;
  readonly signal: AbortSignal;
  /** Until the head of the answer is there. */
  readonly headMs: number;
  /** Until the answer has come in full. */
  readonly wholeMs: number;
}

/** A dead peer is noticed in well under a minute, though a watch says nothing for long. */
const KEEP_ALIVE_PROBE_MS = 30_000;

/**
 * Sends a GET and resolves to its answer, whose body is still to be read. Asks for no compression: it costs the server
 * more than it saves. Rejects, as reading the body does, with a network error or a DeadlineError.
 */
export async function sendRequest(
  connection: Connection,
  path: string,
  options: RequestOptions
): Promise<IncomingMessage> {
  try {
    return await sendOnce(connection, path, options);
  } catch (error) {
    if (isStale(error)) {
      return await sendOnce(connection, path, options);
    }
    throw error;
  }
}

/** The server closed a connection that was kept open while we began to use it again. */
class StaleConnection extends Error {}

function isStale(error: unknown): boolean {
  return error instanceof StaleConnection;
}

function sendOnce(connection: Connection, path: string, options: RequestOptions): Promise<IncomingMessage> {
  const { server, headers, agent } = connection;
  const { get } = server.protocol === 'http:' ? http : loadHttps();
  return new Promise((resolve, reject) => {
    const request = get({
      agent,
      host: server.hostname.replace(/^\[|\]$/g, ''),
      port: server.port || (server.protocol === 'http:' ? 80 : 443),
      path: server.pathname.replace(/\/$/, '') + path,
      headers: { accept: options.accept, 'user-agent': 'notafter', ...headers },
      signal: options.signal,
    });
    const head = deadline(request, options.headMs, 'the server did not answer');
    const whole = deadline(request, options.wholeMs, 'the answer did not end');
    request.on('socket', (socket) => {
      socket.setKeepAlive(true, KEEP_ALIVE_PROBE_MS);
      // Behind node:http's own listener, whichever request it is: that copies the body out of what came.
      socket.off('data', overwrite).on('data', overwrite);
    });
    request.on('close', () => [head, whole].forEach(clearTimeout));
    request.on('error', (error) => {
      const isReset = 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      reject(request.reusedSocket && isReset ? new StaleConnection('', { cause: error }) : error);
    });
    request.on('response', (response) => {
      clearTimeout(head);
      resolve(response);
    });
  });
}

/** What came on a connection holds private keys, and would stay in memory that is given back. */
function overwrite(bytes: Buffer): void {
  bytes.fill(0);
  overwriteStackSoon();
}

function deadline(request: ClientRequest, milliseconds: number, what: string): NodeJS.Timeout {
  const seconds = Math.round(milliseconds / 1000);
  return setTimeout(() => request.destroy(new DeadlineError(`${what} within ${seconds} s`)), milliseconds);
}
