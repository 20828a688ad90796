const INTERVAL_MS = 10_000;

/** More at once would let anybody who sees the pages make the agent ask an API server for everything it holds. */
export const MOST_CHECKS = 16;

/** Lets each slot be checked at most once in 10 s, and few of them at once. */
export interface CheckLimiter {
  /** Since when the slot may be checked (again), epoch milliseconds; 0 when it never was. */
  freeFromMs(slot: string): number;
  /** Whether as many are being checked as may be. */
  isFull(): boolean;
  /** Notes a check that begins now, and goes on until this is settled. */
  begin(slot: string, nowMs: number, work: Promise<unknown>): void;
}

export function createCheckLimiter(): CheckLimiter {
  /** In the order of their checks. */
  const checkedAtMs = new Map<string, number>();
  let running = 0;
  const end = () => void (running -= 1);
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
    isFull: () => running >= MOST_CHECKS,
    begin: (slot, nowMs, work) => {
      running += 1;
      work.then(end, end);
      forgetOld(nowMs);
      checkedAtMs.delete(slot);
      checkedAtMs.set(slot, nowMs);
    },
  };
}
