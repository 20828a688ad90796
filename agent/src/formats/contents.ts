import type { Reading } from '@notafter/core';
import type { Format } from './format.ts';

/** What one file, key or the like holds: one element without an entry, or one for each alias of a keystore. */
export type Contents = ReadonlyArray<{
  /** Alias in a keystore; absent for what is no keystore, and for the trouble of a keystore as a whole. */
  readonly entry?: string;
  readonly reading: Reading;
}>;

export interface ReadOptions {
  /** Anything else is told as `unsupported_format`. */
  readonly formats: readonly Format[];
  /** For keystores, in the order in which they are tried; the empty one only when it is among them. */
  readonly passphrases: readonly string[];
}
