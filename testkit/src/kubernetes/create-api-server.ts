import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { type Accounts, createAccounts } from './accounts.ts';
import type { ApiServer, ApiServerOptions, Fault, Manifest, RecordedRequest } from './api-server.ts';
import { type ClusterPki, createClusterPki, kubeconfigOf, writeServiceAccountFiles } from './credentials.ts';
import { createFaults } from './faults.ts';
import { createGate } from './gate.ts';
import { type ApiRequest, answerOf, readJson, writeAnswer, writeStatus } from './handle-request.ts';
import type { Handling } from './handle-resource.ts';
import { createListener } from './listener.ts';
import { type Break, type Outlet, createOutlet } from './outlet.ts';
import { statusOfCode } from './status.ts';
import { createStore, type Store } from './store.ts';
import type { WatchRoom } from './watch.ts';

const BOOKMARK_INTERVAL_MS = 60_000;
const REMEMBERED_REQUESTS = 20_000;

/** Starts a double of the Kubernetes API server on loopback; without TLS options it has an authority of its own. */
export async function createApiServer(options: ApiServerOptions = {}): Promise<ApiServer> {
  const { tls = true, port = 0, clock = Date.now, pageLimit = Infinity, protobuf = true } = options;
  const pki = createClusterPki();
  const [store, accounts, faults, gate] = [createStore(clock), createAccounts(), createFaults(), createGate()];
  const requests: Array<{ -readonly [K in keyof RecordedRequest]: RecordedRequest[K] }> = [];
  const room: WatchRoom = {
    version: () => store.version,
    bookmarkIntervalMs: options.bookmarkIntervalMs ?? BOOKMARK_INTERVAL_MS,
    open: new Set(),
  };
  const handling: Handling = { store, room, pageLimit, protobuf, gitVersion: options.gitVersion ?? 'v1.34.1' };

  const handle = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await requestOf(message, accounts);
    const recorded = recordOf(message, request, clock());
    requests.push(recorded);
    requests.splice(0, requests.length - REMEMBERED_REQUESTS);
    const act = faults.take(`${request.method} ${message.url}`);
    const outlet = createOutlet(response, gate, breakOf(act), () => listener.reset(message));
    meet(act, outlet, request, () => {
      recorded.status =
        act?.kind === 'status'
          ? writeStatus(statusOfCode(act.code, act.retryAfterSeconds), request.accept, outlet)
          : writeAnswer(answerOf(request, handling), request, outlet);
    });
  };
  const listener = createListener(tls ? certificatesOf(pki) : null, port, (message, response) =>
    gate.run(() => void handle(message, response))
  );
  await listener.start();

  const url = `${tls ? 'https' : 'http'}://127.0.0.1:${listener.port}`;
  const caPem = pki.authority.pem;
  return {
    url,
    caPem,
    requests,
    get resourceVersion() {
      return String(store.version);
    },
    apply: (...manifests) => manifests.forEach(store.apply),
    remove: store.remove,
    objects: (kind) => objectsOf(store, kind),
    serve: ({ version, ...type }) => store.serve({ ...type, versions: [version], custom: true, fields: [] }),
    unserve: store.unserve,
    grant: accounts.grant,
    fault: faults.add,
    clearFaults: faults.clear,
    compact: store.compact,
    endWatches: () => room.open.forEach((watch) => watch.end()),
    sendBookmarks: () => room.open.forEach((watch) => watch.bookmark()),
    get openWatches() {
      return room.open.size;
    },
    freeze() {
      gate.shut();
      listener.freeze();
    },
    thaw() {
      listener.thaw();
      gate.open();
    },
    stop: listener.stop,
    start: listener.start,
    kubeconfig: (token) => kubeconfigOf({ url, caPem }, token),
    clientCertificate(commonName) {
      const { pem, keyPem } = pki.client(commonName);
      return { certificatePem: pem, keyPem };
    },
    writeServiceAccount: (directory, token) => writeServiceAccountFiles(directory, token, caPem),
    close: listener.stop,
  };
}

function objectsOf(store: Store, kind: string): readonly Manifest[] {
  return store.types
    .filter((type) => type.kind === kind)
    .flatMap(({ group, versions: [version = ''], plural }) => {
      const apiVersion = group === '' ? version : `${group}/${version}`;
      const stored = store.find(group, version, plural)?.at(store.version) ?? [];
      return stored.map(({ body }) => ({ ...body, apiVersion, kind }));
    });
}

const certificatesOf = ({ authority, server }: ClusterPki) => ({
  caPem: authority.pem,
  certificatePem: server.pem,
  keyPem: server.keyPem,
});

async function requestOf(message: IncomingMessage, accounts: Accounts): Promise<ApiRequest> {
  const { pathname, searchParams } = new URL(message.url ?? '/', 'http://double');
  return {
    method: message.method ?? 'GET',
    path: pathname,
    query: searchParams,
    accept: message.headers.accept ?? '',
    acceptsGzip: /\bgzip\b/.test(String(message.headers['accept-encoding'] ?? '')),
    user: accounts.identify(tokenOf(message), commonNameOf(message)),
    body: message.method === 'POST' ? await readJson(message) : null,
  };
}

const tokenOf = ({ headers }: IncomingMessage): string | null =>
  /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? null;

function commonNameOf({ socket }: IncomingMessage): string | null {
  const { authorized, getPeerCertificate } = socket as Partial<TLSSocket>;
  const name = authorized === true ? getPeerCertificate?.call(socket)?.subject?.CN : undefined;
  return Array.isArray(name) ? (name[0] ?? null) : (name ?? null);
}

function recordOf(message: IncomingMessage, { method, path, query, accept }: ApiRequest, atMs: number) {
  return { method, path, query: Object.fromEntries(query), accept, token: tokenOf(message), status: 0, atMs };
}

const breakOf = (act: Fault['act'] | null): Break | null => {
  if (act?.kind === 'truncate') {
    return { afterBytes: act.afterBytes, how: 'end' };
  }
  return act?.kind === 'reset' && act.afterBytes !== undefined ? { afterBytes: act.afterBytes, how: 'reset' } : null;
};

/** Lets a fault that comes before the answer happen, then goes on, if ever. */
function meet(act: Fault['act'] | null, outlet: Outlet, { query }: ApiRequest, answer: () => void): void {
  if (act?.kind === 'reset' && act.afterBytes === undefined) {
    outlet.reset();
  } else if (act?.kind === 'delay' && act.milliseconds === Infinity) {
    if (query.get('watch') !== null) {
      outlet.head(200, { 'content-type': 'application/json' });
    }
  } else if (act?.kind === 'delay') {
    setTimeout(answer, act.milliseconds).unref();
  } else {
    answer();
  }
}
