import type { IncomingMessage } from 'node:http';
import { duplexPair } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { http } from '../node-http.ts';
import { requestListener } from '../request-listener.ts';
import type { Service } from '../service.ts';

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface InProcess {
  /** Sends a request, whose path goes as it is, and reads the whole answer. */
  request(path: string, asked?: Asked): Promise<Response>;
}

/** Asks a service over real HTTP, on a pair of streams in place of a socket. */
export function inProcess(service: Service): InProcess {
  const server = http.createServer(requestListener(service));
  return {
    request(path, { method = 'GET', headers = {}, body } = {}) {
      const { promise, resolve, reject } = Promise.withResolvers<Response>();
      const [near, far] = duplexPair();
      server.emit('connection', far);
      const sent = http.request({ createConnection: () => near, method, path, headers });
      sent.on('response', (answer) => {
        buffer(answer).then((bytes) => resolve(responseOf(answer, bytes)), reject);
      });
      sent.on('error', reject);
      sent.end(body);
      return promise;
    },
  };
}

function responseOf({ statusCode, headersDistinct }: IncomingMessage, bytes: Buffer): Response {
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value])
  );
  return new Response(bytes.length === 0 ? null : bytes, { status: statusCode!, headers });
}
