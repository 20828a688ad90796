import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface TemporaryDirectory extends Disposable {
  readonly path: string;
  /** Writes a file below it, with the directories that lead there. Returns its path. */
  write(name: string, content: string | Buffer): string;
}

/** A directory for one test, removed at its end. */
export function temporaryDirectory(): TemporaryDirectory {
  const directory = mkdtempSync(path.join(tmpdir(), 'notafter-'));
  return {
    path: directory,
    write(name, content) {
      const file = path.join(directory, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  };
}
