import type { Freeze } from './freeze';

/** What of the Overview's state is about another day. */
export interface Rehearsal {
  /** The moment that everything is as of, epoch milliseconds; null for now. */
  readonly atMs: number | null;
  readonly freeze: Freeze | null;
}
