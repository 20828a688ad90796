import { setTimeout } from 'node:timers/promises';
import type { Timing } from '../timing.ts';

/** Time that goes on only when the test says so; pauses are written down and hardly last. */
export function createTestTiming() {
  let nowMs = 0;
  const pauses: number[] = [];
  const timing: Pick<Timing, 'wait' | 'monotonic'> = {
    async wait(milliseconds, signal) {
      pauses.push(milliseconds);
      await setTimeout(1, undefined, { signal }).catch(() => undefined);
    },
    monotonic: () => nowMs,
  };
  return { timing, pauses, advance: (milliseconds: number) => void (nowMs += milliseconds) };
}
