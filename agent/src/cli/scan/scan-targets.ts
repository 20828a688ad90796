import { statSync } from 'node:fs';
import path from 'node:path';
import { FORMATS, type SourceConfig } from '../../config/config.ts';
import { FILE_SOURCE_DEFAULTS, KUBECONFIG_SOURCE_DEFAULTS } from '../../config/source-defaults.ts';
import { namesCertificate, namesPrivateKey } from '../../sources/file/certificate-file-name.ts';
import { isKubeconfig } from './is-kubeconfig.ts';
import { type WalkedFiles, findWalkedFiles } from './walked-files.ts';

/** What a scan reads. */
export interface ScanTargets {
  readonly sources: readonly SourceConfig[];
  readonly walkedFiles: WalkedFiles;
}

export type ScanTargetsResult =
  { readonly ok: true; readonly targets: ScanTargets } | { readonly ok: false; readonly messages: readonly string[] };

/** Files, directories, globs and kubeconfigs, told apart by looking at them. */
export async function scanTargets(paths: readonly string[]): Promise<ScanTargetsResult> {
  const refusals = paths.flatMap((each) => refusalOf(each) ?? []);
  if (refusals.length > 0) {
    return { ok: false, messages: refusals };
  }
  const named = paths.map(toTarget);
  const patterns = named.filter(({ isPattern }) => isPattern).map((target) => target.path);
  const literals = named.filter(({ isPattern }) => !isPattern).map((target) => target.path);
  const walkedFiles = await findWalkedFiles(patterns);
  const kubeconfigs = new Set([...literals, ...walkedFiles.walked.filter(mayBeKubeconfig)].filter(isKubeconfig));
  const files = [...literals.filter((literal) => !kubeconfigs.has(literal)), ...patterns];
  const sources = [...fileSources(files), ...kubeconfigSources([...kubeconfigs])];
  return { ok: true, targets: { sources, walkedFiles } };
}

function refusalOf(text: string): string | null {
  if (text === '') {
    return 'a path is empty';
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
    return `${text}: probing endpoints is not built yet`;
  }
  return null;
}

function toTarget(text: string): { readonly path: string; readonly isPattern: boolean } {
  const absolute = path.resolve(text);
  const found = statSync(absolute, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    return { path: path.join(escapeGlob(absolute), '**'), isPattern: true };
  }
  const isPattern = found === undefined && /[*?[{]/.test(text);
  return { path: isPattern ? absolute : escapeGlob(absolute), isPattern };
}

/** What is named like a certificate or a key need not be opened to be told apart. */
function mayBeKubeconfig(file: string): boolean {
  return !namesCertificate(file) && !namesPrivateKey(file);
}

function escapeGlob(text: string): string {
  return text.replaceAll(/[*?[\]{}\\]/g, '\\$&');
}

function fileSources(paths: readonly string[]): SourceConfig[] {
  return paths.length === 0 ? [] : [{ ...FILE_SOURCE_DEFAULTS, name: 'files', paths, formats: FORMATS }];
}

function kubeconfigSources(paths: readonly string[]): SourceConfig[] {
  return paths.length === 0 ? [] : [{ ...KUBECONFIG_SOURCE_DEFAULTS, name: 'kubeconfigs', paths }];
}
