import type { Contents } from '../../formats/contents.ts';

/** Reads what stands at one key of a Secret or ConfigMap. Takes what it needs of the bytes before its first await. */
export type ReadKey = (bytes: Buffer) => Contents | Promise<Contents>;

/** How keys of an object are read. */
export interface KeyRule {
  matches(key: string): boolean;
  readonly read: ReadKey;
}
