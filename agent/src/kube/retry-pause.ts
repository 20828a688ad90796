import type { Failure } from './failure.ts';
import type { Timing } from './timing.ts';

/**
 * How long to wait before the next attempt, milliseconds: doubling, the later half of it at random; a minute or so for
 * what is forbidden or not served; no less than a server asked for.
 * @param failures in a row, this one counted
 * @param random 0 to 1
 */
export function retryPause(failures: number, timing: Timing, random: number, cause?: Failure): number {
  const longest = isSlow(cause)
    ? timing.slowRetryMs * 1.25
    : Math.min(timing.longestBackOffMs, timing.firstBackOffMs * 2 ** (failures - 1));
  const least = isSlow(cause) ? 0.8 : 0.5;
  return Math.max(longest * (least + (1 - least) * random), cause?.retryAfterMs ?? 0);
}

function isSlow(cause: Failure | undefined): boolean {
  return cause?.reason === 'forbidden' || cause?.reason === 'not_served';
}
