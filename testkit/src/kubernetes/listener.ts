import { type IncomingMessage, type RequestListener, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, type Socket, createServer as createTcpServer } from 'node:net';

export interface Certificates {
  readonly caPem: string;
  readonly certificatePem: string;
  readonly keyPem: string;
}

/** Connections on loopback, over TLS when certificates are given. */
export interface Listener {
  readonly port: number;
  start(): Promise<void>;
  /** Stops listening and resets every connection. */
  stop(): Promise<void>;
  /** New connections are accepted by the kernel and by nobody else, until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Resets the connection that a request came on. */
  reset(request: IncomingMessage): void;
}

export function createListener(certificates: Certificates | null, port: number, handler: RequestListener): Listener {
  const inner = certificates === null ? createServer(handler) : createTlsServer(tlsOptions(certificates), handler);
  inner.keepAliveTimeout = 60_000;
  // By the client's port: a TLS socket does not lead to the one below it.
  const sockets = new Map<number, Socket>();
  let held: Socket[] | null = null;
  let boundPort = port;

  const outer = createTcpServer({ noDelay: true }, (socket) => {
    const client = socket.remotePort ?? 0;
    sockets.set(client, socket);
    socket.on('close', () => sockets.delete(client));
    socket.on('error', () => undefined);
    if (held === null) {
      inner.emit('connection', socket);
    } else {
      held.push(socket);
    }
  });
  inner.on('clientError', (_error, socket) => socket.destroy());

  return {
    get port() {
      return boundPort;
    },
    start: () =>
      new Promise((resolve, reject) => {
        outer.once('error', reject);
        outer.listen(boundPort, '127.0.0.1', () => {
          boundPort = (outer.address() as AddressInfo).port;
          resolve();
        });
      }),
    stop: () =>
      new Promise((resolve) => {
        outer.close(() => resolve());
        sockets.forEach(reset);
      }),
    freeze() {
      held ??= [];
    },
    thaw() {
      const waiting = held ?? [];
      held = null;
      waiting.filter(({ destroyed }) => !destroyed).forEach((socket) => inner.emit('connection', socket));
    },
    reset(request) {
      const socket = sockets.get(request.socket.remotePort ?? 0);
      if (socket !== undefined) {
        reset(socket);
      }
    },
  };
}

const reset = (socket: Socket): void => void socket.resetAndDestroy();

const tlsOptions = ({ caPem, certificatePem, keyPem }: Certificates) => ({
  ca: caPem,
  cert: certificatePem,
  key: keyPem,
  requestCert: true,
  rejectUnauthorized: false,
});
