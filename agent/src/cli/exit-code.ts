/** What the process says to its caller. Of `scan` the highest that holds wins; 64 and 70 are those of sysexits(3). */
export const EXIT = {
  ok: 0,
  /** A certificate is in its warning time; `serve` cannot start; `check-config` found something wrong. */
  warning: 1,
  failed: 1,
  /** A certificate is in its critical time or expired. */
  critical: 2,
  /** A place could not be read. */
  unreadable: 3,
  usage: 64,
  /** Our own fault. */
  software: 70,
} as const;
