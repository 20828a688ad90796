import { FILE_SOURCE_DEFAULTS } from '../../config/source-defaults.ts';
import { createDiscovery } from '../../sources/files/discover.ts';
import { createHostPaths } from '../../sources/files/host-paths.ts';
import { configuredTargets } from '../../sources/target.ts';

export interface WalkedFiles {
  /** The files that directories and globs led to. */
  readonly walked: readonly string[];
  /** Globs that led to none. A directory may be empty. */
  readonly unmatched: readonly string[];
}

/** Looks where globs lead to now. Links to directories are not followed. */
export async function findWalkedFiles(patterns: readonly string[]): Promise<WalkedFiles> {
  const { discover } = createDiscovery({
    targets: configuredTargets(patterns),
    excludePaths: [],
    followSymlinkDirs: FILE_SOURCE_DEFAULTS.followSymlinkDirs,
    hostPaths: createHostPaths('', []),
  });
  const walked: string[] = [];
  const silent = new Set(patterns.filter((pattern) => !pattern.endsWith('/**')));
  for await (const found of discover()) {
    if (found.kind === 'candidate') {
      walked.push(found.path);
      silent.delete(found.target.path);
    }
  }
  return { walked, unmatched: [...silent] };
}
