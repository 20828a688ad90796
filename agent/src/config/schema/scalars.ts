import { DAY_MS, type Threshold, parseDuration, parseThreshold } from '@notafter/core';
import * as z from 'zod/mini';
import { parseListenAddress } from '../listen-address.ts';

/** Timers count in 31 bits. */
const LONGEST_TIMER_MS = 24 * DAY_MS;
const YAML_1_1_BOOLEANS = new Map<unknown, boolean>(
  [
    ['y yes on Y Yes YES On ON', true],
    ['n no off N No NO Off OFF', false],
  ].flatMap(([words, value]) =>
    String(words)
      .split(' ')
      .map((word): [string, boolean] => [word, Boolean(value)])
  )
);

/** The words of YAML 1.1 for booleans as booleans, since the peer's parser takes them; anything else as it is. */
export function asBoolean(value: unknown): unknown {
  return YAML_1_1_BOOLEANS.get(value) ?? value;
}

const boolean = z.pipe(z.transform(asBoolean), z.boolean());

export function flag(byDefault: boolean) {
  return z._default(boolean, byDefault);
}

/** Text that may be missing, and is then empty. */
export const text = z._default(z.string(), '');

export const nonEmptyText = z.string().check(z.refine((text) => text.trim() !== '', 'must not be empty'));

export const path = z.string().check(
  z.refine((text) => text !== '', 'is empty: name a path'),
  z.refine((text) => !text.includes('\0'), 'contains a NUL character, which no path can')
);

/** Empty, or an absolute path. */
export const absolutePath = path.check(z.refine((text) => text.startsWith('/'), 'must be an absolute path'));

export const integer = z.int('has too many digits');
export const wholeNumber = integer.check(z.gte(0, 'must be 0 or more'));

/** A list that may be missing, and is then empty. */
export function listOf<Item extends z.core.SomeType>(item: Item) {
  return z._default(z.array(item), []);
}

/** Turns text into what `parse` makes of it, or says what it should have been. */
export function parsed<Output>(parse: (text: string) => Output | null, message: string) {
  return z.pipe(
    z.union([z.string(), z.number()]),
    z.transform((value, context): Output => {
      const result = typeof value === 'string' || value === 0 ? parse(String(value)) : null;
      if (result === null) {
        context.issues.push({ code: 'custom', message, input: value });
        return z.NEVER;
      }
      return result;
    })
  );
}

const DURATION_EXAMPLE = 'must be a duration like 30s, 5m, 1h30m or 14d';

/** A span of time up to a thousand years, in milliseconds. */
export const duration = parsed((text) => {
  const ms = parseDuration(text);
  return ms === null || ms > 365_000 * DAY_MS ? null : ms;
}, DURATION_EXAMPLE);

/** How often or how long something runs, in milliseconds. */
export function timer({ minMs }: { minMs: number }) {
  return duration.check(
    z.refine((ms) => ms >= minMs, `must be at least ${minMs} ms`),
    z.refine((ms) => ms <= LONGEST_TIMER_MS, 'must be at most 24d')
  );
}

export const threshold = parsed<Threshold>(
  parseThreshold,
  'must be a duration, a share of the lifetime, or both: 28d, 25% or "28d|25%"'
);

export const listenAddress = z
  .string()
  .check(
    z.refine((text) => parseListenAddress(text) !== null, 'must be [address]:port, like ":9793" or "127.0.0.1:9793"')
  );
