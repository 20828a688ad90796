/**
 * Runs `work` on every item, at most `limit` at a time, until all are done or the signal aborts. New ones begin together,
 * whenever half of those before are done: what they ask of the thread pool wakes its threads once for many, and not for
 * each. Rejects with the first error, once all that began has ended.
 */
export async function forEachConcurrently<Item>(
  items: AsyncIterable<Item>,
  limit: number,
  signal: AbortSignal,
  work: (item: Item) => Promise<void>
): Promise<void> {
  const iterator = items[Symbol.asyncIterator]();
  const failures: unknown[] = [];
  let running = 0;
  let halfDone = Promise.withResolvers<void>();

  function begin(item: Item): void {
    running += 1;
    void work(item)
      .catch((error: unknown) => failures.push(error))
      .finally(() => {
        running -= 1;
        if (running <= limit / 2) {
          halfDone.resolve();
        }
      });
  }

  /** Returns whether there may be more. */
  async function beginMany(): Promise<boolean> {
    while (running < limit && failures.length === 0 && !signal.aborted) {
      const next = await iterator.next();
      if (next.done === true) {
        return false;
      }
      begin(next.value);
    }
    return failures.length === 0 && !signal.aborted;
  }

  let isMore = true;
  while (isMore || running > 0) {
    halfDone = Promise.withResolvers<void>();
    isMore = isMore && (await beginMany());
    if (running > 0 && (!isMore || running > limit / 2)) {
      await halfDone.promise;
    }
  }
  if (failures.length > 0) {
    throw failures[0];
  }
}
