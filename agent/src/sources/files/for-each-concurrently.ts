/** Runs `work` on every item, `limit` at a time, until all are done or the signal aborts. Rejects with the first error. */
export async function forEachConcurrently<Item>(
  items: AsyncIterable<Item>,
  limit: number,
  signal: AbortSignal,
  work: (item: Item) => Promise<void>
): Promise<void> {
  const iterator = items[Symbol.asyncIterator]();
  let failed = false;

  async function takeTurns(): Promise<void> {
    while (!failed && !signal.aborted) {
      const next = await iterator.next();
      if (next.done === true) {
        return;
      }
      await work(next.value);
    }
  }

  const turns = Array.from({ length: limit }, () =>
    takeTurns().catch((error: unknown) => {
      failed = true;
      throw error;
    })
  );
  const outcomes = await Promise.allSettled(turns);
  const rejected = outcomes.find((outcome) => outcome.status === 'rejected');
  if (rejected !== undefined) {
    throw rejected.reason;
  }
}
