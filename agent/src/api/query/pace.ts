import { setImmediate as nextTurn } from 'node:timers/promises';

/** Rows between two looks at the clock. */
const ROWS_PER_LOOK = 8;
const SLICE_MS = 8;

/** Thrown when a request would cost more than one request may; the message says what to do. */
export class TooCostly extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TooCostly';
  }
}

/** Keeps long work from blocking the event loop, and ends it when its time is up. */
export interface Pace {
  isDue(): boolean;
  /** Lets others run. Throws `TooCostly` when the budget is spent, an `AbortError` when nobody waits any longer. */
  pause(): Promise<void>;
}

export interface PaceOptions {
  readonly budgetMs?: number;
  readonly signal?: AbortSignal;
  readonly clock?: () => number;
}

export function createPace(options: PaceOptions = {}): Pace {
  const { budgetMs = Infinity, signal, clock = () => performance.now() } = options;
  const startMs = clock();
  let sliceEndMs = startMs + SLICE_MS;
  return {
    isDue: () => clock() >= sliceEndMs,
    pause: async () => {
      signal?.throwIfAborted();
      if (clock() - startMs > budgetMs) {
        throw new TooCostly(`This takes longer than ${budgetMs} ms: add a filter, or ask for less at once.`);
      }
      await nextTurn();
      sliceEndMs = clock() + SLICE_MS;
    },
  };
}

/** Visits every item in order, with pauses. */
export async function eachPaced<T>(items: ArrayLike<T>, pace: Pace, visit: (item: T, index: number) => void) {
  for (let index = 0; index < items.length; index++) {
    visit(items[index]!, index);
    if (index % ROWS_PER_LOOK === 0 && pace.isDue()) {
      await pace.pause();
    }
  }
}
