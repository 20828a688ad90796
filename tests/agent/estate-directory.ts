import { chmodSync, lchownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const NOBODY = 65534;

export interface EstateDirectory {
  readonly path: string;
  /** Root would read what is meant to be unreadable, so its files are given to nobody, who runs the agent. */
  handOver(): void;
  remove(): void;
}

export function estateDirectory(): EstateDirectory {
  const directory = mkdtempSync(path.join(tmpdir(), 'notafter-test-'));
  chmodSync(directory, 0o755);
  return {
    path: directory,
    handOver() {
      if (process.getuid?.() === 0) {
        for (const entry of ['', ...readdirSync(directory, { recursive: true, encoding: 'utf8' })]) {
          lchownSync(path.join(directory, entry), NOBODY, NOBODY);
        }
      }
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
