import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import type { Glob } from './glob.ts';
import type { HostPaths } from './host-paths.ts';
import { describeFailure } from './inspect-file.ts';
import { type PatternPosition, keyOf, matchOf, onwardFrom, startOf, withStarsSkipped } from './pattern-position.ts';
import type { Trouble } from './trouble.ts';

export interface WalkOptions {
  readonly hostPaths: HostPaths;
  readonly isExcluded: (path: string) => boolean;
  readonly followSymlinkDirs: boolean;
}

/** A name that a pattern matches (never a directory, perhaps a link to one), or a directory that cannot be listed. */
export type Found =
  | { readonly kind: 'match'; readonly path: string; readonly pattern: number }
  | { readonly kind: 'trouble'; readonly directory: string; readonly trouble: Trouble };

interface Visit {
  /** As shown: through the links that led there. */
  readonly path: string;
  /** With all links followed; null when that is still to be done. */
  readonly resolved: string | null;
  readonly isLink: boolean;
  readonly positions: readonly PatternPosition[];
}

interface Listing {
  readonly ok: true;
  readonly resolved: string;
  readonly entries: readonly Dirent[];
}

const NOTHING: Listing = { ok: true, resolved: '', entries: [] };

/**
 * Walks a directory once for all the patterns that begin there: the names of a directory in their order, then its
 * subdirectories. Linked directories come last, and none is walked twice for the same rest of a pattern.
 */
export async function* walk(root: string, globs: readonly Glob[], options: WalkOptions): AsyncGenerator<Found> {
  const directories: Visit[] = [{ path: root, resolved: null, isLink: false, positions: startOf(globs) }];
  const links: Visit[] = [];
  const visited = new Set<string>();

  for (let visit = directories.pop(); visit !== undefined; visit = directories.pop() ?? links.shift()) {
    const listing = await list(visit, visited, options);
    if (!listing.ok) {
      yield { kind: 'trouble', directory: visit.path, trouble: listing };
      continue;
    }
    const positions = withStarsSkipped(visit.positions);
    const below: Visit[] = [];
    for (const entry of listing.entries) {
      const path = beneath(visit.path, entry.name);
      if (options.isExcluded(path)) {
        continue;
      }
      if (leadsDown(entry, options)) {
        const isLink = entry.isSymbolicLink();
        const resolved = isLink ? null : beneath(listing.resolved, entry.name);
        (isLink ? links : below).push({ path, resolved, isLink, positions: onwardFrom(positions, entry.name) });
      }
      const pattern = entry.isDirectory() ? null : matchOf(positions, entry.name);
      if (pattern !== null) {
        yield { kind: 'match', path, pattern };
      }
    }
    directories.push(...below.reverse());
  }
}

/** The kubelet keeps a volume's files in `..2026_…`, renamed at each update; the links beside it lead there. */
function leadsDown(entry: Dirent, { followSymlinkDirs }: WalkOptions): boolean {
  const isOpen = entry.isDirectory() || (followSymlinkDirs && entry.isSymbolicLink());
  return isOpen && !entry.name.startsWith('..');
}

async function list(visit: Visit, visited: Set<string>, options: WalkOptions): Promise<Listing | Trouble> {
  const { hostPaths, followSymlinkDirs } = options;
  if (visit.positions.length === 0) {
    return NOTHING;
  }
  try {
    const resolved = visit.resolved ?? (await hostPaths.followLinks(visit.path));
    const here = hostPaths.here(resolved);
    if (followSymlinkDirs && (await isVisited(here, visit, visited))) {
      return NOTHING;
    }
    const entries = await readdir(here, { withFileTypes: true });
    return { ok: true, resolved, entries: entries.sort(byName) };
  } catch (error) {
    const trouble = await describeFailure(visit.path, hostPaths, error);
    // What a link leads to may be a file, or nothing: that is for those to say who read it.
    return visit.isLink && trouble.reason !== 'permission_denied' ? NOTHING : trouble;
  }
}

async function isVisited(here: string, { positions }: Visit, visited: Set<string>): Promise<boolean> {
  const { dev, ino } = await stat(here, { bigint: true });
  const key = `${dev}:${ino} ${positions.map(keyOf).join(' ')}`;
  const isKnown = visited.has(key);
  visited.add(key);
  return isKnown;
}

function beneath(directory: string, name: string): string {
  return directory === '/' ? `/${name}` : `${directory}/${name}`;
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}
