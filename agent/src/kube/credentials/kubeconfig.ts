import path from 'node:path';
import { type Failure, failure } from '../failure.ts';
import type { Credentials, CredentialsResult, CredentialsSource, TlsMaterial } from './credentials.ts';
import type { KubeconfigUser } from './kubeconfig-schema.ts';
import type { Issued, IssuedResult, PlugIn } from './plug-in.ts';
import { readCredentialFile } from './read-credential-file.ts';
import { type KubeconfigContext, readKubeconfig } from './read-kubeconfig.ts';

const NOTHING: Issued = { authorization: null, cert: null, key: null };

/** A context of kubeconfigs, which are read anew each time: tools write new tokens and certificates into them. */
export function kubeconfig(files: readonly string[], contextName: string): CredentialsSource {
  let plugIn: PlugIn | null = null;

  /** A plug-in is a file of its own in the bundle: what it carries is as large as all the rest, and few need it. */
  async function issue(context: KubeconfigContext, wereRefused: boolean): Promise<IssuedResult> {
    if (!context.user.exec && !context.user['auth-provider']) {
      return { ok: true, issued: NOTHING };
    }
    plugIn ??= (await import('./plug-in.ts')).createPlugIn();
    return plugIn.issue(context, wereRefused);
  }

  return {
    async load(wereRefused): Promise<CredentialsResult> {
      const read = await readKubeconfig(files, contextName);
      if (!read.ok) {
        return read;
      }
      const refusal = refusalOf(read.context);
      if (refusal !== null) {
        return refusal;
      }
      const issued = await issue(read.context, wereRefused);
      return issued.ok ? credentialsOf(read.context, issued.issued) : issued;
    },
  };
}

/** What would be dangerous or useless to pass over. */
function refusalOf({ cluster, user }: KubeconfigContext): Failure | null {
  if (cluster['proxy-url'] !== '') {
    return failure(
      'unreachable',
      'the kubeconfig asks for a proxy (proxy-url), which is not supported: reach it directly'
    );
  }
  if (user['as-user-extra']) {
    return failure('unauthorized', 'the kubeconfig asks to impersonate with as-user-extra, which is not supported');
  }
  const url = URL.parse(cluster.server);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    return failure(
      'decode_failed',
      `the kubeconfig’s server ${JSON.stringify(cluster.server)} is no http or https address`
    );
  }
  return null;
}

async function credentialsOf(context: KubeconfigContext, issued: Issued): Promise<CredentialsResult> {
  const { cluster, user, clusterDirectory, userDirectory } = context;
  const ca = await material(cluster, 'certificate-authority', clusterDirectory);
  const cert = await material(user, 'client-certificate', userDirectory);
  const key = await material(user, 'client-key', userDirectory);
  const token = await tokenOf(user, userDirectory);
  for (const result of [ca, cert, key, token]) {
    if (!result.ok) {
      return result;
    }
  }
  const tls: TlsMaterial = {
    ca: bytesIn(ca),
    cert: issued.cert ?? bytesIn(cert),
    key: issued.key ?? bytesIn(key),
    serverName: cluster['tls-server-name'],
    isVerified: !cluster['insecure-skip-tls-verify'],
  };
  const bearer = bytesIn(token)?.toString().trim();
  const authorization = issued.authorization ?? (bearer ? `Bearer ${bearer}` : basicOf(user));
  return { ok: true, credentials: { server: new URL(cluster.server), headers: headersOf(user, authorization), tls } };
}

type Optional = { readonly ok: true; readonly bytes: Buffer | null } | Failure;

function bytesIn(result: Optional): Buffer | null {
  return result.ok ? result.bytes : null;
}

/** The data of `<name>-data`, else what the file `<name>` holds, else null. */
async function material<Name extends string>(
  holder: Readonly<Record<Name | `${Name}-data`, string>>,
  name: Name,
  directory: string
): Promise<Optional> {
  const data = holder[`${name}-data`];
  if (data !== '') {
    return { ok: true, bytes: Buffer.from(data, 'base64') };
  }
  return fileOf(holder[name], directory, name);
}

/** As kubectl: the file comes before the token. */
async function tokenOf({ token, tokenFile }: KubeconfigUser, directory: string): Promise<Optional> {
  return tokenFile === ''
    ? { ok: true, bytes: token === '' ? null : Buffer.from(token) }
    : fileOf(tokenFile, directory, 'tokenFile');
}

async function fileOf(file: string, directory: string, what: string): Promise<Optional> {
  return file === '' ? { ok: true, bytes: null } : readCredentialFile(path.resolve(directory, file), what);
}

function basicOf({ username, password }: KubeconfigUser): string | null {
  return username === '' ? null : `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

function headersOf(user: KubeconfigUser, authorization: string | null): Credentials['headers'] {
  return {
    ...(authorization === null ? {} : { authorization }),
    ...(user.as === '' ? {} : { 'impersonate-user': user.as }),
    ...(user['as-uid'] === '' ? {} : { 'impersonate-uid': user['as-uid'] }),
    ...(user['as-groups']?.length ? { 'impersonate-group': user['as-groups'] } : {}),
  };
}
