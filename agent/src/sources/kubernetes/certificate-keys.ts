import { RE2JS } from 're2js';
import type { Format } from '../../config/config.ts';
import { readAtOnce, readContents } from '../../formats/read-contents.ts';
import type { KeyRule } from './key-reader.ts';

/** Many objects have the same keys. */
const MOST_KNOWN = 10_000;

/** Keys that any of the patterns matches anywhere, with certificates in any of the formats. */
export function certificateKeys(
  patterns: readonly string[],
  formats: readonly Format[],
  passphrases: readonly string[]
): KeyRule {
  const options = { formats, passphrases };
  return {
    matches: matchAny(patterns),
    read: (bytes) => readAtOnce(bytes, options) ?? readContents(bytes, options),
  };
}

function matchAny(patterns: readonly string[]): (key: string) => boolean {
  const compiled = patterns.map((pattern) => RE2JS.compile(pattern));
  const known = new Map<string, boolean>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) {
      return before;
    }
    if (known.size >= MOST_KNOWN) {
      known.clear();
    }
    const matches = compiled.some((pattern) => pattern.matcher(key).find());
    known.set(key, matches);
    return matches;
  };
}
