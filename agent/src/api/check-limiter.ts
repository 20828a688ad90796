const INTERVAL_MS = 10_000;

/** Lets each slot be checked at most once in 10 s. */
export interface CheckLimiter {
  /** Since when the slot may be checked (again), epoch milliseconds; 0 when it never was. */
  freeFromMs(slot: string): number;
  /** Notes a check that begins now. */
  begin(slot: string, nowMs: number): void;
}

export function createCheckLimiter(): CheckLimiter {
  /** In the order of their checks. */
  const checkedAtMs = new Map<string, number>();
  const forgetOld = (nowMs: number) => {
    for (const [slot, atMs] of checkedAtMs) {
      if (nowMs - atMs < INTERVAL_MS) {
        return;
      }
      checkedAtMs.delete(slot);
    }
  };
  return {
    freeFromMs: (slot) => {
      const atMs = checkedAtMs.get(slot);
      return atMs === undefined ? 0 : atMs + INTERVAL_MS;
    },
    begin: (slot, nowMs) => {
      forgetOld(nowMs);
      checkedAtMs.delete(slot);
      checkedAtMs.set(slot, nowMs);
    },
  };
}
