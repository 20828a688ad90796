/** Lets work through, or keeps it, in order, until it opens again. */
export interface Gate {
  run(work: () => void): void;
  shut(): void;
  open(): void;
}

export function createGate(): Gate {
  let waiting: Array<() => void> | null = null;
  return {
    run(work) {
      if (waiting === null) {
        work();
      } else {
        waiting.push(work);
      }
    },
    shut() {
      waiting ??= [];
    },
    open() {
      const works = waiting ?? [];
      waiting = null;
      works.forEach((work) => work());
    },
  };
}
