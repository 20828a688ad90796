import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../../config/config.ts';
import { type ListenAddress, parseListenAddress } from '../../config/listen-address.ts';
import { http } from '../../http/node-http.ts';
import { requestListener } from '../../http/request-listener.ts';
import type { Service } from '../../http/service.ts';

const MAX_CONNECTIONS = 512;
const MAX_HEADER_BYTES = 16 * 1024;

export interface Listener {
  readonly address: ListenAddress;
  /** Lets running answers end for a moment, then closes. */
  close(): Promise<void>;
}

export type ListenResult =
  { readonly ok: true; readonly listener: Listener } | { readonly ok: false; readonly message: string };

/** Serves HTTP at an address, with bounds on time, headers and connections. */
export async function listen(service: Service, config: Config['server']): Promise<ListenResult> {
  const wanted = parseListenAddress(config.listen);
  if (wanted === null) {
    return { ok: false, message: `"${config.listen}" is no address to listen on: it is [address]:port` };
  }
  const server = http.createServer(
    { requestTimeout: config.readTimeoutMs, headersTimeout: config.readTimeoutMs, maxHeaderSize: MAX_HEADER_BYTES },
    requestListener(service)
  );
  server.maxConnections = MAX_CONNECTIONS;
  server.timeout = config.writeTimeoutMs;
  const failure = await bind(server, wanted);
  if (failure !== null) {
    return { ok: false, message: failureMessage(failure, config.listen) };
  }
  const { port } = server.address() as AddressInfo;
  return { ok: true, listener: { address: { host: wanted.host, port }, close: () => close(server) } };
}

function bind(server: Server, { host, port }: ListenAddress): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen({ port, ...(host === '' ? {} : { host }) }, () => {
      server.off('error', resolve);
      resolve(null);
    });
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const hurry = setTimeout(() => server.closeAllConnections(), 2_000);
  await closed;
  clearTimeout(hurry);
}

function failureMessage({ code, message }: NodeJS.ErrnoException, address: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `${address} is in use: stop what listens there, or choose another with --listen-address`;
    case 'EACCES':
      return `${address} may not be listened on: ports below 1024 need a privilege; choose another with --listen-address`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${address} is no address of this machine: choose another with --listen-address`;
    default:
      return `cannot listen on ${address}: ${message}`;
  }
}
