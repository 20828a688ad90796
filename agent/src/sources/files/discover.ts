import type { Target } from '../target.ts';
import { type Glob, compileExclusions, compileGlob, isGlob } from './glob.ts';
import type { HostPaths } from './host-paths.ts';
import type { Trouble } from './trouble.ts';
import { walk } from './walk.ts';

export interface DiscoverOptions {
  readonly targets: readonly Target[];
  readonly excludePaths: readonly string[];
  readonly followSymlinkDirs: boolean;
  readonly hostPaths: HostPaths;
}

/** A path to read: named literally, or found by a pattern. */
export interface Candidate {
  readonly kind: 'candidate';
  readonly path: string;
  readonly target: Target;
  readonly isLiteral: boolean;
}

/** A directory that cannot be listed. */
export interface ClosedDirectory {
  readonly kind: 'closed';
  readonly directory: string;
  readonly trouble: Trouble;
  /** Unless it is the root of a pattern that somebody configured. */
  readonly mayBeMissing: boolean;
}

/** Patterns that begin in the same directory, which is walked once for all of them. */
interface Root {
  readonly directory: string;
  readonly isConfigured: boolean;
  readonly targets: readonly Target[];
  readonly globs: readonly Glob[];
}

/** Compiles the targets; the result looks for what they name, literal paths first, as often as it is called. */
export function createDiscovery(options: DiscoverOptions) {
  const { targets, hostPaths, followSymlinkDirs } = options;
  const literals = targets.filter(({ path }) => !isGlob(path));
  const roots = groupByRoot(targets.filter(({ path }) => isGlob(path)));
  const isExcluded = options.excludePaths.length === 0 ? () => false : compileExclusions(options.excludePaths);

  async function* discover(): AsyncGenerator<Candidate | ClosedDirectory> {
    for (const target of literals.filter(({ path }) => !isExcluded(path))) {
      yield { kind: 'candidate', path: target.path, target, isLiteral: true };
    }
    for (const root of roots) {
      yield* discoverBeneath(root);
    }
  }

  async function* discoverBeneath(root: Root): AsyncGenerator<Candidate | ClosedDirectory> {
    for await (const found of walk(root.directory, root.globs, { hostPaths, isExcluded, followSymlinkDirs })) {
      if (found.kind === 'trouble') {
        const { directory, trouble } = found;
        yield { kind: 'closed', directory, trouble, mayBeMissing: directory !== root.directory || !root.isConfigured };
        continue;
      }
      const target = root.targets[found.pattern];
      if (target !== undefined) {
        yield { kind: 'candidate', path: found.path, target, isLiteral: false };
      }
    }
  }

  return { discover, roots };
}

function groupByRoot(targets: readonly Target[]): Root[] {
  const compiled = targets.map((target) => ({ target, glob: compileGlob(target.path) }));
  const groups = Map.groupBy(compiled, ({ glob }) => glob.root);
  return [...groups].map(([directory, members]) => ({
    directory,
    isConfigured: members.some(({ target }) => target.origin === 'configured'),
    targets: members.map(({ target }) => target),
    globs: members.map(({ glob }) => glob),
  }));
}
