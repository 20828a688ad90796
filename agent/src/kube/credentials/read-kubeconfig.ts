import path from 'node:path';
import { parse } from 'yaml';
import { type Failure, failure } from '../failure.ts';
import { KUBECONFIG, type Kubeconfig, type KubeconfigCluster, type KubeconfigUser } from './kubeconfig-schema.ts';
import { readCredentialFile } from './read-credential-file.ts';

/** One context with what it refers to. */
export interface KubeconfigContext {
  readonly cluster: KubeconfigCluster;
  readonly user: KubeconfigUser;
  readonly userName: string;
  /** Relative paths of the two are relative to these. */
  readonly clusterDirectory: string;
  readonly userDirectory: string;
}

export type KubeconfigResult = { readonly ok: true; readonly context: KubeconfigContext } | Failure;

interface LoadedFile {
  readonly file: string;
  readonly content: Kubeconfig;
}

/**
 * The context of that name, or the current one when it is empty, of several kubeconfigs: the first that has an entry of
 * a name decides, and those that do not exist are passed over while one does. Never rejects.
 */
export async function readKubeconfig(files: readonly string[], contextName: string): Promise<KubeconfigResult> {
  const loaded: LoadedFile[] = [];
  let missing: Failure = failure('missing', 'no kubeconfig is named');
  for (const file of files) {
    const result = await loadFile(file);
    if (result.ok) {
      loaded.push(result.loaded);
    } else if (result.reason === 'missing') {
      missing = result;
    } else {
      return result;
    }
  }
  return loaded.length === 0 ? missing : contextOf(loaded, contextName);
}

async function loadFile(file: string): Promise<{ readonly ok: true; readonly loaded: LoadedFile } | Failure> {
  const read = await readCredentialFile(file, 'kubeconfig');
  if (!read.ok) {
    return read;
  }
  const parsed = KUBECONFIG.safeParse(yamlOf(read.bytes));
  if (parsed.success) {
    return { ok: true, loaded: { file, content: parsed.data } };
  }
  // Only where, never what: a message of the parser may quote a token.
  const where = parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole of it').slice(0, 3);
  return failure('decode_failed', `kubeconfig ${file} is not as it should be at ${where.join(', ')}`);
}

function yamlOf(bytes: Buffer): unknown {
  try {
    return parse(bytes.toString(), { merge: true, logLevel: 'error', prettyErrors: false });
  } catch {
    return undefined;
  }
}

function contextOf(files: readonly LoadedFile[], wanted: string): KubeconfigResult {
  const names = files.map(({ file }) => file).join(', ');
  const name = wanted || (files.find(({ content }) => content['current-context'])?.content['current-context'] ?? '');
  if (name === '') {
    return failure('missing', `${names}: no current-context; name one of ${contextNames(files)}`);
  }
  const context = entryOf(files, 'contexts', name);
  if (context === null) {
    return failure('missing', `${names}: no context ${JSON.stringify(name)}, only ${contextNames(files)}`);
  }
  const cluster = entryOf(files, 'clusters', context.entry.context.cluster);
  if (cluster === null) {
    return failure(
      'missing',
      `${names}: no cluster ${JSON.stringify(context.entry.context.cluster)} as its context says`
    );
  }
  const userName = context.entry.context.user;
  const user = entryOf(files, 'users', userName);
  if (user === null) {
    return failure('missing', `${names}: no user ${JSON.stringify(userName)} as its context says`);
  }
  const [clusterDirectory, userDirectory] = [path.dirname(cluster.file), path.dirname(user.file)];
  const entries = { cluster: cluster.entry.cluster, user: user.entry.user };
  return { ok: true, context: { ...entries, userName, clusterDirectory, userDirectory } };
}

function entryOf<Kind extends 'clusters' | 'users' | 'contexts'>(
  files: readonly LoadedFile[],
  kind: Kind,
  name: string
): { readonly file: string; readonly entry: Kubeconfig[Kind][number] } | null {
  for (const { file, content } of files) {
    const entries: ReadonlyArray<Kubeconfig[Kind][number]> = content[kind];
    const entry = entries.find((it) => it.name === name);
    if (entry !== undefined) {
      return { file, entry };
    }
  }
  return null;
}

function contextNames(files: readonly LoadedFile[]): string {
  const names = files.flatMap(({ content }) => content.contexts.map(({ name }) => JSON.stringify(name)));
  return names.length === 0 ? 'none' : names.slice(0, 10).join(', ');
}
