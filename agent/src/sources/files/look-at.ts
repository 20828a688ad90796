import type { Candidate } from './discover.ts';
import type { HostPaths } from './host-paths.ts';
import { type FileFacts, inspectFile } from './inspect-file.ts';
import { type Trouble, trouble } from './trouble.ts';

export type Look =
  | { readonly kind: 'there'; readonly facts: FileFacts }
  | { readonly kind: 'absent' }
  | { readonly kind: 'trouble'; readonly trouble: Trouble; readonly isDirectoryClosed: boolean };

export interface LookOptions {
  readonly hostPaths: HostPaths;
  readonly followSymlinks: boolean;
}

/** Looks at a path without opening it, and decides what its absence means: trouble only where somebody named it. */
export async function lookAt(candidate: Candidate, { hostPaths, followSymlinks }: LookOptions): Promise<Look> {
  const { path, isLiteral } = candidate;
  const facts = await inspectFile(path, hostPaths);
  if (!facts.ok) {
    return explainAbsence(candidate, facts);
  }
  const isUnwantedLink = facts.isLink && !followSymlinks;
  if (!isLiteral && (facts.isDirectory || isUnwantedLink)) {
    return { kind: 'absent' };
  }
  return isUnwantedLink
    ? troubleWith(trouble('not_a_file', `${path} is a symbolic link, and followSymlinks is off`))
    : { kind: 'there', facts };
}

function explainAbsence({ path, isLiteral, target }: Candidate, why: Trouble): Look {
  if (why.reason !== 'missing') {
    const isDirectoryClosed =
      !isLiteral && why.closedDirectory !== undefined && path.startsWith(`${why.closedDirectory}/`);
    return { ...troubleWith(why), isDirectoryClosed };
  }
  if (path.includes('\uFFFD')) {
    return troubleWith(trouble('read_failed', `${path} has a name that is not UTF-8: rename it to have it read`));
  }
  const mayBeMissing = !isLiteral || target.origin === 'preset';
  return mayBeMissing ? { kind: 'absent' } : troubleWith(why);
}

function troubleWith(why: Trouble): Look & { kind: 'trouble' } {
  return { kind: 'trouble', trouble: why, isDirectoryClosed: false };
}
