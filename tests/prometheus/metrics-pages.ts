import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface MetricsPages {
  /** `127.0.0.1:port`. */
  readonly host: string;
  close(): Promise<void>;
}

/** Serves texts as programs serve their metrics, each anew at every request. */
export async function serveMetrics(
  pages: Readonly<Record<string, () => string | Promise<string>>>
): Promise<MetricsPages> {
  const server = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    void Promise.resolve()
      .then(() => page?.() ?? '')
      .then(
        (text) => response.writeHead(page === undefined ? 404 : 200).end(text),
        () => response.writeHead(503).end()
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
