import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes files as a host would have them, below a folder that stands for its root. */
export interface HostFiles {
  readonly root: string;
  /** Replaces a file as a careful program does: written beside it, then renamed. */
  write(file: string, text: string, mode?: number): void;
  /** Makes or replaces a symbolic link; its target is written as the host would see it. */
  link(file: string, target: string): void;
  remove(file: string): void;
}

export function hostFiles(root: string): HostFiles {
  const place = (file: string): string => {
    const full = path.join(root, file);
    mkdirSync(path.dirname(full), { recursive: true });
    return full;
  };
  return {
    root,
    write(file, text, mode = 0o644) {
      const full = place(file);
      writeFileSync(`${full}.new`, text, { mode });
      renameSync(`${full}.new`, full);
    },
    link(file, target) {
      const full = place(file);
      symlinkSync(target, `${full}.new`);
      renameSync(`${full}.new`, full);
    },
    remove(file) {
      rmSync(path.join(root, file), { recursive: true, force: true });
    },
  };
}
