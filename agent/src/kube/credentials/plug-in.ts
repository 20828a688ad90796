import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import path from 'node:path';
import { type Failure, failure, oneLine, textOf } from '../failure.ts';
import type { ExecConfig } from './kubeconfig-schema.ts';
import type { KubeconfigContext } from './read-kubeconfig.ts';

/** What a credential plug-in gave; null where it gave none. */
export interface Issued {
  readonly authorization: string | null;
  readonly cert: Buffer | null;
  readonly key: Buffer | null;
}

export type IssuedResult = { readonly ok: true; readonly issued: Issued } | Failure;

/** A plug-in with what it remembers: it is asked again only when its credential ended or was refused. */
export interface PlugIn {
  /** For a user who names a plug-in. Never rejects. */
  issue(context: KubeconfigContext, wereRefused: boolean): Promise<IssuedResult>;
}

/** The part of @kubernetes/client-node's authenticators that we use. */
type Authenticate = (options: { headers: Record<string, string>; cert?: unknown; key?: unknown }) => Promise<void>;

const LONGEST_RUN_MS = 60_000;

/** Plug-ins by command (`exec`) and by provider (`auth-provider`: OIDC), both of @kubernetes/client-node. */
export function createPlugIn(): PlugIn {
  let remembered: { readonly of: string; readonly authenticate: Authenticate } | null = null;
  return {
    async issue(context, wereRefused) {
      const { exec, 'auth-provider': provider } = context.user;
      const of = JSON.stringify([context.userName, exec, provider]);
      try {
        if (remembered?.of !== of || wereRefused) {
          remembered = { of, authenticate: exec ? await byCommand(context, exec) : await byProvider(context) };
        }
        return { ok: true, issued: await issuedBy(remembered.authenticate) };
      } catch (error) {
        return failure('unauthorized', `${titleOf(context)} failed: ${textOf(error)}`);
      }
    },
  };
}

function titleOf({ user: { exec, 'auth-provider': provider } }: KubeconfigContext): string {
  const hint = exec?.installHint ? ` (${oneLine(exec.installHint)})` : '';
  return exec ? `the credential plug-in ${exec.command}${hint}` : `the auth-provider ${provider?.name}`;
}

async function issuedBy(authenticate: Authenticate): Promise<Issued> {
  const options: Parameters<Authenticate>[0] = { headers: {} };
  await authenticate(options);
  const bytes = (value: unknown) => (typeof value === 'string' || value instanceof Buffer ? Buffer.from(value) : null);
  const issued = {
    authorization: options.headers['Authorization'] ?? null,
    cert: bytes(options.cert),
    key: bytes(options.key),
  };
  if (issued.authorization === null && issued.cert === null) {
    throw new Error('it gave neither a token nor a certificate');
  }
  return issued;
}

/** https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins */
async function byCommand(context: KubeconfigContext, exec: ExecConfig): Promise<Authenticate> {
  // Not by way of config.js, which takes 0.3 s and 87 MB to import.
  const { ExecAuth } = await import('@kubernetes/client-node/dist/exec_auth.js');
  const plugIn = new ExecAuth();
  Reflect.set(plugIn, 'execFn', run);
  const command = exec.command.includes('/') ? path.resolve(context.userDirectory, exec.command) : exec.command;
  const env = [...(exec.env ?? []), { name: 'KUBERNETES_EXEC_INFO', value: execInfo(context, exec) }];
  const user = { name: context.userName, exec: { ...exec, command, args: exec.args ?? [], env } };
  return (options) => plugIn.applyAuthentication(user, options as object);
}

/** The library's own spawn knows no time limit, and leaves standard input open for a plug-in that asks. */
function run(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  // Not by spawn's own `timeout`, which goes on for a command that could not be started.
  const limit = setTimeout(() => child.kill('SIGKILL'), LONGEST_RUN_MS).unref();
  child.once('close', () => clearTimeout(limit));
  return child;
}

function execInfo({ cluster }: KubeconfigContext, { apiVersion, provideClusterInfo }: ExecConfig): string {
  const about = {
    server: cluster.server,
    'certificate-authority-data': cluster['certificate-authority-data'] || undefined,
    'tls-server-name': cluster['tls-server-name'] || undefined,
    'insecure-skip-tls-verify': cluster['insecure-skip-tls-verify'],
  };
  const spec = { interactive: false, ...(provideClusterInfo ? { cluster: about } : {}) };
  return JSON.stringify({ apiVersion, kind: 'ExecCredential', spec });
}

async function byProvider({ user, userName, cluster }: KubeconfigContext): Promise<Authenticate> {
  const { KubeConfig } = await import('@kubernetes/client-node/dist/config.js');
  const config = new KubeConfig();
  config.loadFromOptions({
    clusters: [{ name: 'cluster', server: cluster.server, skipTLSVerify: false }],
    users: [{ name: userName, authProvider: user['auth-provider'] }],
    contexts: [{ name: 'context', cluster: 'cluster', user: userName }],
    currentContext: 'context',
  });
  return (options) => config.applyToHTTPSOptions(options as object);
}
