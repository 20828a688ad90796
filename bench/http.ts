import { request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly bytes: number;
  readonly text: string;
}

interface Options {
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** Counts the bytes alone: a body may be larger than the longest string. */
  readonly discards?: boolean;
}

export const get = (url: string, options: Options = {}): Promise<Answer> => ask('GET', url, options);

export const post = (url: string, body: unknown): Promise<Answer> =>
  ask('POST', url, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' }, discards: true });

/** One request on a connection of its own. Rejects when there is no answer. */
function ask(method: string, url: string, { headers = {}, body, discards = false }: Options): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (!discards) {
          chunks.push(chunk);
        }
      });
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, bytes, text: Buffer.concat(chunks).toString() });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
