import type { Reason } from '@notafter/core';

/** Why something could not be read: the failing half of a reading. */
export interface Trouble {
  readonly ok: false;
  readonly reason: Reason;
  readonly message: string;
  /** The directory that may not be entered, when that is why. */
  readonly closedDirectory?: string;
}

const REASON_OF_CODE: Readonly<Record<string, Reason>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'permission_denied',
  EPERM: 'permission_denied',
  ELOOP: 'broken_symlink',
  EISDIR: 'not_a_file',
  ENXIO: 'not_a_file',
};

/** The code of a system error (`ENOENT`); null for anything else, which is a programming error. */
export function systemErrorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

export function reasonOf(code: string): Reason {
  return REASON_OF_CODE[code] ?? 'read_failed';
}

export function trouble(reason: Reason, message: string): Trouble {
  return { ok: false, reason, message };
}
