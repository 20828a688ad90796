import { lstat, readlink } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { PathMapping } from '../../config/config.ts';

/** Linux follows at most this many links in one path (path_resolution(7)). */
const MOST_LINKS = 40;

/** How paths of the host are found where this process runs. */
export interface HostPaths {
  /** Where a path of the host stands here. Follows no links. */
  here(hostPath: string): string;
  /**
   * The path with every link in it followed as the host would: absolute targets begin at the host's root.
   * Rejects with the system's error (`ENOENT`, `EACCES`, `ELOOP`).
   */
  followLinks(hostPath: string): Promise<string>;
}

/**
 * @param root where the host's file system is mounted; empty on the host itself
 * @param pathMappings directories mounted elsewhere: the longest prefix wins, and comes before the root
 */
export function createHostPaths(root: string, pathMappings: readonly PathMapping[]): HostPaths {
  if (root === '' && pathMappings.length === 0) {
    return { here: (path) => path, followLinks: async (path) => path };
  }
  const mounts = pathMappings
    .map(({ from, to }) => ({ from: posix.resolve('/', from), to: posix.resolve('/', to) }))
    .sort((a, b) => b.from.length - a.from.length);

  /** x509-certificate-exporter's configurations name paths where they are mounted, and map only what links point to. */
  const isAlreadyHere = (path: string) => root === '' && mounts.some(({ to }) => isBeneath(path, to));
  const mountOf = (path: string) =>
    isAlreadyHere(path) ? undefined : mounts.find(({ from }) => isBeneath(path, from));

  function here(hostPath: string): string {
    const mount = mountOf(hostPath);
    return mount === undefined ? join(root, hostPath) : join(mount.to, hostPath.slice(mount.from.length));
  }

  /** What leads to a mapped directory need not exist here. */
  function leadsToMount(path: string, rest: readonly string[]): boolean {
    const mount = mountOf(posix.join(path, ...rest));
    return mount !== undefined && isBeneath(mount.from, path);
  }

  async function followLinks(hostPath: string): Promise<string> {
    let done = '/';
    let pending = hostPath.split('/').filter(Boolean);
    let links = 0;
    while (pending.length > 0) {
      const [first = '', ...rest] = pending;
      const next = posix.join(done, first);
      pending = rest;
      if (first === '..' || leadsToMount(next, rest) || !(await lstat(here(next))).isSymbolicLink()) {
        done = next;
        continue;
      }
      links += 1;
      if (links > MOST_LINKS) {
        throw Object.assign(new Error(`too many links in ${hostPath}`), { code: 'ELOOP' });
      }
      const target = await readlink(here(next));
      done = posix.isAbsolute(target) ? '/' : done;
      pending = [...target.split('/').filter(Boolean), ...rest];
    }
    return done;
  }

  return { here, followLinks };
}

function isBeneath(path: string, directory: string): boolean {
  return directory === '/' || path === directory || path.startsWith(`${directory}/`);
}
