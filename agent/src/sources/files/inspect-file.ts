import type { BigIntStats } from 'node:fs';
import { lstat, readlink, stat } from 'node:fs/promises';
import { basename, dirname, join, posix } from 'node:path';
import type { HostPaths } from './host-paths.ts';
import { type Trouble, reasonOf, systemErrorCode, trouble } from './trouble.ts';

/** What lies at a path, read without opening it. */
export interface FileFacts {
  readonly ok: true;
  /** Where to open it, links followed. */
  readonly target: string;
  readonly isLink: boolean;
  readonly isFile: boolean;
  readonly isDirectory: boolean;
  readonly size: number;
  /** Changes whenever the link, its target or the content does. */
  readonly stamp: string;
  /** The part of the stamp that speaks of the target. */
  readonly targetStamp: string;
}

/** Looks at a path by lstat and, when it is a link, by stat: a Secret volume's `..data` swap shows only in the latter. */
export async function inspectFile(path: string, hostPaths: HostPaths): Promise<FileFacts | Trouble> {
  try {
    const directory = await hostPaths.followLinks(dirname(path));
    const place = hostPaths.here(join(directory, basename(path)));
    const link = await lstat(place, { bigint: true });
    if (!link.isSymbolicLink()) {
      return factsOf(place, link, null);
    }
    return await inspectTarget(path, place, link, hostPaths);
  } catch (error) {
    return describeFailure(path, hostPaths, error);
  }
}

async function inspectTarget(path: string, place: string, link: BigIntStats, hostPaths: HostPaths) {
  try {
    const target = hostPaths.here(await hostPaths.followLinks(path));
    return factsOf(target, await stat(target, { bigint: true }), link);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'ELOOP') {
      throw error;
    }
    const pointsTo = await readlink(place);
    const why = code === 'ELOOP' ? 'which leads round in a circle' : 'which does not exist';
    return trouble('broken_symlink', `${path} is a symbolic link to ${pointsTo}, ${why}`);
  }
}

function factsOf(target: string, stats: BigIntStats, link: BigIntStats | null): FileFacts {
  const targetStamp = stampOf(stats);
  return {
    ok: true,
    target,
    isLink: link !== null,
    isFile: stats.isFile(),
    isDirectory: stats.isDirectory(),
    size: Number(stats.size),
    stamp: link === null ? targetStamp : `${stampOf(link)} ${targetStamp}`,
    targetStamp,
  };
}

export function stampOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${dev}:${ino}:${size}:${mtimeNs}:${ctimeNs}`;
}

/** Why a path cannot be looked at, with the directory that stands in the way. */
export async function describeFailure(path: string, hostPaths: HostPaths, error: unknown): Promise<Trouble> {
  const code = systemErrorCode(error);
  if (code === null) {
    throw error;
  }
  if (code === 'EACCES' || code === 'EPERM') {
    const closed = await closedDirectory(path, hostPaths);
    if (closed === null) {
      return trouble('permission_denied', `${path} may not be read by this user: grant it read permission`);
    }
    const message = `${path} is out of reach: this user may not enter the directory ${closed}`;
    return { ...trouble('permission_denied', message), closedDirectory: closed };
  }
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return describeAbsence(path, code, await firstFailing(path, hostPaths, ['ENOENT', 'ENOTDIR']));
  }
  return trouble(reasonOf(code), `${path} cannot be read: ${code}`);
}

/** The directory that lets nobody in, also when a link leads there. */
async function closedDirectory(path: string, hostPaths: HostPaths): Promise<string | null> {
  const failing = await firstFailing(path, hostPaths, ['EACCES', 'EPERM']);
  if (failing === null) {
    return null;
  }
  const pointsTo = await readlink(hostPaths.here(failing)).catch(() => null);
  const behind = pointsTo === null ? null : posix.resolve(posix.dirname(failing), pointsTo);
  return (behind === null ? null : await closedDirectory(behind, hostPaths)) ?? posix.dirname(failing);
}

function describeAbsence(path: string, code: string, absent: string | null): Trouble {
  if (absent === null && code === 'ENOTDIR') {
    return trouble('walk_error', `${path} is not a directory`);
  }
  const isAlone = absent === null || absent === path;
  return trouble('missing', isAlone ? `${path} does not exist` : `${path} does not exist, nor does ${absent}`);
}

/** The shortest leading part of a path that fails with one of the codes. */
async function firstFailing(path: string, hostPaths: HostPaths, codes: readonly string[]): Promise<string | null> {
  let part = '';
  for (const name of path.split('/').filter(Boolean)) {
    part = `${part}/${name}`;
    try {
      await stat(hostPaths.here(await hostPaths.followLinks(part)));
    } catch (error) {
      if (codes.includes(systemErrorCode(error) ?? '')) {
        return part;
      }
    }
  }
  return null;
}
