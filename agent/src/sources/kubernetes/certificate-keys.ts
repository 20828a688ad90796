import { RE2JS } from 're2js';
import type { Format, PassphraseConfig } from '../../config/config.ts';
import type { Contents } from '../../formats/contents.ts';
import { readAtOnce, readContents } from '../../formats/read-contents.ts';
import { allOf, readPassphrases, withPassphraseTrouble } from '../files/read-passphrases.ts';
import type { KeyRule, KeySurroundings } from './key-reader.ts';
import { passphraseAt } from './passphrase-at.ts';

/** Many objects have the same keys. */
const MOST_KNOWN = 10_000;

/** Keys that any of the patterns matches anywhere, with certificates in any of the formats. */
export function certificateKeys(
  patterns: readonly string[],
  formats: readonly Format[],
  passphrases: readonly PassphraseConfig[]
): KeyRule {
  /** Passphrases are looked up for a keystore alone that asks for one. */
  async function open(bytes: Buffer, around: KeySurroundings): Promise<Contents> {
    const references = passphrases.flatMap(({ passphraseKey }) => (passphraseKey === null ? [] : [passphraseKey]));
    const beside = await Promise.all(references.map((reference) => passphraseAt(reference, around)));
    const found = allOf([...beside, await readPassphrases(passphrases)]);
    return withPassphraseTrouble(await readContents(bytes, { formats, passphrases: found.list }), found);
  }

  const atOnce = { formats, passphrases: [] };
  return {
    matches: matchAny(patterns),
    read: (bytes, around) => readAtOnce(bytes, atOnce) ?? open(bytes, around),
  };
}

function matchAny(patterns: readonly string[]): (key: string) => boolean {
  /** Not before there is a key: the first pattern of a process unpacks tables of characters, 5 MB with what that runs. */
  let compiled: readonly RE2JS[] | null = null;
  const known = new Map<string, boolean>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) {
      return before;
    }
    if (known.size >= MOST_KNOWN) {
      known.clear();
    }
    compiled ??= patterns.map((pattern) => RE2JS.compile(pattern));
    const matches = compiled.some((pattern) => pattern.matcher(key).find());
    known.set(key, matches);
    return matches;
  };
}
