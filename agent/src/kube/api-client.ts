import type { IncomingMessage } from 'node:http';
import { type BodyFormat, formatOf } from './codec.ts';
import type { Connections } from './connections.ts';
import { type Failure, failure } from './failure.ts';
import { networkFailure } from './network-failure.ts';
import { createPageBuffer, type PageBuffer } from './page-buffer.ts';
import { type RequestOptions, sendRequest } from './send-request.ts';
import { retryAfter, statusFailure, statusOf } from './status-failure.ts';

/** An answer of 200 whose body is still to be read. */
export interface Answer {
  readonly ok: true;
  readonly format: BodyFormat;
  readonly response: IncomingMessage;
}

/** Asks one API server. Nothing of it rejects. */
export interface ApiClient {
  /** GET of a path with its query. A 401 is tried once more when there are new credentials. */
  get(path: string, options: RequestOptions): Promise<Answer | Failure>;
  /** Reads a body into the buffer; null when it came in full. */
  read(path: string, answer: Answer, into: PageBuffer): Promise<Failure | null>;
}

const MAX_BODY = 256 * 1024 * 1024;
const MAX_STATUS = 64 * 1024;

export function createApiClient(connections: Connections, clock: () => number): ApiClient {
  async function send(path: string, options: RequestOptions): Promise<IncomingMessage> {
    const connection = await connections.current();
    const response = await sendRequest(connection, path, options);
    if (response.statusCode !== 401) {
      return response;
    }
    const renewed = await connections.renew(connection);
    if (renewed === connection) {
      return response;
    }
    response.destroy();
    return sendRequest(renewed, path, options);
  }

  async function refused(path: string, response: IncomingMessage): Promise<Failure> {
    const code = response.statusCode ?? 0;
    const body = createPageBuffer();
    await fill(body, response, MAX_STATUS).catch(() => undefined);
    const status = statusOf(code, response.headers['content-type'], body.bytes());
    return statusFailure(titleOf(path), status, retryAfter(response.headers['retry-after'], clock()));
  }

  return {
    async get(path, options) {
      try {
        const response = await send(path, options);
        if (response.statusCode !== 200) {
          return await refused(path, response);
        }
        const format = formatOf(response.headers['content-type']);
        if (format !== null) {
          return { ok: true, format, response };
        }
        response.destroy();
        return failure(
          'decode_failed',
          `${titleOf(path)}: the answer is neither JSON nor protobuf: is it an API server?`
        );
      } catch (error) {
        return networkFailure(titleOf(path), error);
      }
    },
    async read(path, { response }, into) {
      try {
        await fill(into, response, MAX_BODY);
        return null;
      } catch (error) {
        return networkFailure(titleOf(path), error);
      }
    },
  };
}

/** The request as people are told of it. */
export function titleOf(path: string): string {
  return `GET ${path.split('?', 1)[0]}`;
}

/** What is larger than the limit is cut off, and cannot be decoded then. */
async function fill(into: PageBuffer, response: IncomingMessage, limit: number): Promise<void> {
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    into.append(chunk);
    if (length > limit) {
      return;
    }
  }
}
