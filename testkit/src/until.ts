import { setTimeout } from 'node:timers/promises';

/**
 * Waits until a condition holds, however slow the machine. What never comes to hold fails where it was waited for, and
 * holds up nobody: a test that only waits would keep its whole run from ending.
 * Ask for what stays true (`>= 3` of what grows), since a state that passes may not be seen.
 * @param withinMs of the monotonic clock, so that a test may move the date
 */
export async function until(condition: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> {
  const endMs = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > endMs) {
      throw new Error(`not within ${withinMs / 1000} s: ${String(condition)}`);
    }
    await setTimeout(2);
  }
}
