import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';

export interface StaticFile {
  readonly path: string;
  readonly size: number;
  readonly modifiedMs: number;
  readonly contentType: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The file under a directory that a URL path names; null when there is none, or when it would lead out of it. */
export async function findStaticFile(directory: string, pathname: string): Promise<StaticFile | null> {
  const relative = decoded(pathname);
  if (relative === null) {
    return null;
  }
  const [root, file] = await Promise.all([resolved(directory), resolved(path.join(directory, relative))]);
  if (root === null || file === null || !file.startsWith(path.join(root, path.sep))) {
    return null;
  }
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) {
    return null;
  }
  const contentType = CONTENT_TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
  return { path: file, size: found.size, modifiedMs: found.mtimeMs, contentType };
}

/** Opens it when it is read. */
export async function* readStaticFile(file: StaticFile): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file.path);
}

/** Where a path leads in the end, through every link. */
function resolved(file: string): Promise<string | null> {
  return realpath(file).catch(() => null);
}

/** A percent-decoded path without parts that climb or mean something to the file system. */
function decoded(pathname: string): string | null {
  try {
    const text = decodeURIComponent(pathname);
    return /[\0\\]/.test(text) || text.split('/').includes('..') ? null : text;
  } catch {
    return null;
  }
}
