import { createHash } from 'node:crypto';
import type { Agent } from 'node:http';
import { http, loadHttps, loadTls } from '../http/node-http.ts';
import type { Credentials, CredentialsSource, TlsMaterial } from './credentials/credentials.ts';
import { type Failure, failure, textOf } from './failure.ts';
import type { Log } from './log.ts';
import type { Timing } from './timing.ts';

/** How to send a request now. */
export interface Connection {
  readonly server: URL;
  readonly headers: Credentials['headers'];
  readonly agent: Agent;
}

/** Connections that stay open between requests, with credentials that are read again every minute. */
export interface Connections {
  /** Never rejects: credentials that cannot be read again stay as they were. */
  current(): Promise<Connection>;
  /** Reads the credentials again at once; the same connection when nobody gave others. */
  renew(refused: Connection): Promise<Connection>;
  close(): void;
}

export type ConnectionsResult = { readonly ok: true; readonly connections: Connections } | Failure;

/** A second refusal within this time is not because the token has just been changed. */
const LEAST_BETWEEN_RENEWALS_MS = 5000;

/** `SSL_OP_CLEANSE_PLAINTEXT`, which node:crypto does not name: OpenSSL overwrites what it has decrypted and handed over. */
const CLEANSE_PLAINTEXT = 2;

/** Fails when credentials cannot be read at all, or are no credentials. */
export async function openConnections(
  source: CredentialsSource,
  { timing, log }: { readonly timing: Timing; readonly log: Log }
): Promise<ConnectionsResult> {
  const first = await source.load(false);
  const opened = first.ok ? connectionOf(first.credentials, null) : first;
  if (!opened.ok) {
    return opened;
  }
  let held = opened.held;
  let readAt = timing.monotonic();
  let isTrouble = false;
  let reading: Promise<void> | null = null;

  async function read(wereRefused: boolean): Promise<void> {
    const result = await source.load(wereRefused);
    const next = result.ok ? connectionOf(result.credentials, held) : result;
    readAt = timing.monotonic();
    if (next.ok) {
      held = next.held;
    } else if (!isTrouble) {
      log.warn({ reason: next.reason }, `credentials stay as they were: ${next.message}`);
    }
    isTrouble = !next.ok;
  }

  async function readOnce(wereRefused: boolean): Promise<void> {
    reading ??= read(wereRefused).finally(() => (reading = null));
    await reading;
  }

  const connections: Connections = {
    async current() {
      if (timing.monotonic() - readAt >= timing.credentialsMs) {
        await readOnce(false);
      }
      return held.connection;
    },
    async renew(refused) {
      if (held.connection === refused && timing.monotonic() - readAt >= LEAST_BETWEEN_RENEWALS_MS) {
        await readOnce(true);
      }
      return held.connection;
    },
    close: () => held.connection.agent.destroy(),
  };
  return { ok: true, connections };
}

interface Held {
  readonly connection: Connection;
  readonly tlsDigest: string;
}

type HeldResult = { readonly ok: true; readonly held: Held } | Failure;

/** Connections stay open while TLS is given the same; a new token needs no new ones. */
function connectionOf({ server, headers, tls }: Credentials, before: Held | null): HeldResult {
  const tlsDigest = digestOf(tls);
  if (before?.tlsDigest === tlsDigest) {
    const isSame = JSON.stringify(before.connection.headers) === JSON.stringify(headers);
    const connection = isSame ? before.connection : { ...before.connection, headers };
    return { ok: true, held: { connection, tlsDigest } };
  }
  try {
    const agent = agentOf(server, tls);
    closeIdle(before?.connection.agent);
    return { ok: true, held: { connection: { server, headers, agent }, tlsDigest } };
  } catch (error) {
    return failure(
      'decode_failed',
      `the CA, client certificate or key of ${server.host} cannot be used: ${textOf(error)}`
    );
  } finally {
    tls.key?.fill(0);
  }
}

function agentOf(server: URL, tls: TlsMaterial): Agent {
  if (server.protocol === 'http:') {
    return new http.Agent({ keepAlive: true });
  }
  // By a context, and not as options of their own: the names of pools in https.Agent would hold the key as a string.
  const secureContext = loadTls().createSecureContext({
    secureOptions: CLEANSE_PLAINTEXT,
    ...(tls.ca === null ? {} : { ca: tls.ca }),
    ...(tls.cert === null ? {} : { cert: tls.cert }),
    ...(tls.key === null ? {} : { key: tls.key }),
  });
  const servername = tls.serverName === '' ? {} : { servername: tls.serverName };
  return new (loadHttps().Agent)({ keepAlive: true, secureContext, rejectUnauthorized: tls.isVerified, ...servername });
}

function digestOf({ ca, cert, key, serverName, isVerified }: TlsMaterial): string {
  const hash = createHash('sha256');
  for (const part of [ca, cert, key, Buffer.from(serverName), Buffer.from(String(isVerified))]) {
    hash.update(`${part?.length ?? -1}:`).update(part ?? '');
  }
  return hash.digest('hex');
}

/** Requests that still run on it end by themselves. */
function closeIdle(agent: Agent | undefined): void {
  for (const sockets of Object.values(agent?.freeSockets ?? {})) {
    for (const socket of sockets ?? []) {
      socket.destroy();
    }
  }
}
