import type { Pattern } from '@notafter/core';
import { RE2JS } from 're2js';
import { TooCostly } from './pace.ts';

const MAX_LENGTH = 10_000;
const MAX_REPEATS = 1000;
const MAX_INSTRUCTIONS = 10_000;
/** Instructions times characters: about 0.1 s at worst, since linear time is still long for a long program. */
const MAX_STEPS = 2_000_000;

/** Few values occur in many rows (a namespace), and many in a few rows that follow each other (a place). */
const MOST_KNOWN = 1024;

/** An anchored RE2 pattern, run once for values that occur again. A hostile one is refused, here or by `TooCostly` at a long value. */
export function compilePattern(text: string): Pattern {
  if (text.length > MAX_LENGTH || sumOfRepeats(text) > MAX_REPEATS) {
    return { ok: false, message: 'the regular expression is too large; use in with a list of values' };
  }
  try {
    const compiled = RE2JS.compile(text);
    if (compiled.programSize() > MAX_INSTRUCTIONS) {
      return { ok: false, message: 'the regular expression is too large; use in with a list of values' };
    }
    const known = new Map<string, boolean>();
    return { ok: true, matches: (value) => known.get(value) ?? remember(known, value, run(compiled, value)) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, message: `not a regular expression of RE2 syntax: ${why.slice(0, 200)}` };
  }
}

/** Counted repeats are unrolled when compiled: `{0,1000}` is a thousand copies. */
function sumOfRepeats(text: string): number {
  return [...text.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].reduce((sum, [, low, high]) => sum + Number(high || low), 0);
}

function run(compiled: RE2JS, value: string): boolean {
  if (compiled.programSize() * value.length > MAX_STEPS) {
    throw new TooCostly(
      `The regular expression is too large for a value of ${value.length} characters: shorten it, or use in with a list.`
    );
  }
  return compiled.matches(value);
}

function remember(known: Map<string, boolean>, value: string, matched: boolean): boolean {
  if (known.size >= MOST_KNOWN) {
    known.clear();
  }
  known.set(value, matched);
  return matched;
}
