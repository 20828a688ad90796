import type { Failure } from './failure.ts';
import type { Timing } from './timing.ts';

/**
 * How long to wait before the next attempt, milliseconds: doubling, the later half of it at random, up to half a minute;
 * up to a minute and more for what is forbidden, which an API server that has just started says at first of everything; a
 * minute or so at once for what is not served. No less than a server asked for.
 * @param failures in a row, this one counted
 * @param random 0 to 1
 */
export function retryPause(failures: number, timing: Timing, random: number, cause?: Failure): number {
  return Math.max(pauseAfter(failures, timing, random, cause), cause?.retryAfterMs ?? 0);
}

function pauseAfter(failures: number, timing: Timing, random: number, cause: Failure | undefined): number {
  const slow = timing.slowRetryMs * 1.25;
  if (cause?.reason === 'not_served') {
    return slow * (0.8 + 0.2 * random);
  }
  const longest = cause?.reason === 'forbidden' ? slow : timing.longestBackOffMs;
  return Math.min(longest, timing.firstBackOffMs * 2 ** (failures - 1)) * (0.5 + 0.5 * random);
}
