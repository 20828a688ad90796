import type { TestContext } from 'node:test';
import type { ApiServer, ApiServerOptions, Manifest } from '../api-server.ts';
import { createApiServer } from '../create-api-server.ts';
import { frames } from './frames.ts';

interface AskOptions {
  readonly accept?: string;
  readonly token?: string;
  readonly body?: object;
}

/** A list or a Status, as far as the tests look at them. */
export interface Answered {
  readonly kind: string;
  readonly code: number;
  readonly reason: string;
  readonly message: string;
  readonly metadata: {
    readonly name: string;
    readonly resourceVersion: string;
    readonly continue?: string;
    readonly remainingItemCount?: number;
  };
  readonly items: readonly Manifest[];
}

export interface WatchedEvent {
  readonly type: string;
  readonly object: Manifest & Answered;
}

export type ServerLab = Awaited<ReturnType<typeof createServerLab>>;

/** A double over plain HTTP that ends with its test, and a client that knows nothing of Kubernetes. */
export async function createServerLab(test: Pick<TestContext, 'after'>, options: ApiServerOptions = {}) {
  const server: ApiServer = await createApiServer({ tls: false, ...options });
  const ended = new AbortController();
  test.after(async () => {
    ended.abort();
    await server.close();
  });

  function ask(path: string, { accept = 'application/json', token = 'somebody', body }: AskOptions = {}) {
    const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const headers = { accept, authorization: `Bearer ${token}` };
    return fetch(server.url + path, { headers, signal: ended.signal, ...post });
  }

  async function askJson(path: string, options?: AskOptions): Promise<Answered> {
    return (await (await ask(path, options)).json()) as Answered;
  }

  async function askBytes(path: string, accept: string): Promise<Buffer> {
    return Buffer.from(await (await ask(path, { accept })).arrayBuffer());
  }

  /** The frames of a watch, from when its answer has begun. */
  async function openWatch(path: string, accept?: string) {
    const response = await ask(path, accept === undefined ? {} : { accept });
    return frames(response);
  }

  /** The events of a watch in JSON. */
  async function* watchEvents(path: string): AsyncGenerator<WatchedEvent, undefined, undefined> {
    for await (const frame of await openWatch(path)) {
      yield JSON.parse(frame.toString()) as WatchedEvent;
    }
  }

  return { server, ask, askJson, askBytes, openWatch, watchEvents };
}
