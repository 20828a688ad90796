import { chmodSync, lchownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** `nobody`: root would read what it should not, and the demo would show no unreadable file. */
const NOBODY = 65534;

export interface DemoDirectory {
  readonly path: string;
  /** Gives it to nobody and becomes nobody, when the process is root's. */
  dropPrivileges(): void;
  /** Removes what the demo wrote; nobody may not remove the folder itself from one of root's. */
  remove(): void;
}

/** A folder of the demo's own: below the given directory, else below the system's temporary one. */
export function demoDirectory(parent?: string): DemoDirectory {
  if (parent !== undefined) {
    mkdirSync(parent, { recursive: true });
  }
  const directory = mkdtempSync(path.join(parent ?? tmpdir(), 'notafter-demo-'));
  chmodSync(directory, 0o755);
  return {
    path: directory,
    dropPrivileges() {
      if (process.getuid?.() !== 0) {
        return;
      }
      for (const entry of ['', ...readdirSync(directory, { recursive: true, encoding: 'utf8' })]) {
        lchownSync(path.join(directory, entry), NOBODY, NOBODY);
      }
      process.setgroups?.([]);
      process.setgid?.(NOBODY);
      process.setuid?.(NOBODY);
    },
    remove() {
      for (const entry of readdirSync(directory)) {
        rmSync(path.join(directory, entry), { recursive: true, force: true });
      }
      if (parent === undefined) {
        rmdirSync(directory);
      }
    },
  };
}
