import type { Contents } from '../../formats/contents.ts';
import type { Passphrases } from '../files/read-passphrases.ts';

/** The object that a key stands in, for what is to be looked up beside it. */
export interface KeySurroundings {
  /** What stands at a key, as `PassphraseConfig` names it. Never rejects. */
  passphraseAt(reference: string): Promise<Passphrases>;
}

/** Reads what stands at one key of a Secret or ConfigMap. The bytes are good until its promise is settled. */
export type ReadKey = (bytes: Buffer, around: KeySurroundings) => Contents | Promise<Contents>;

/** How keys of an object are read. */
export interface KeyRule {
  matches(key: string): boolean;
  readonly read: ReadKey;
}
