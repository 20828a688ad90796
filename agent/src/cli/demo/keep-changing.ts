export interface Changes {
  stop(): void;
}

/** Calls `change` whenever it says that the next change is due. */
export function keepChanging(change: (nowMs: number) => number, clock: () => number): Changes {
  let timer: NodeJS.Timeout;
  const next = (): void => {
    const dueMs = change(clock());
    timer = setTimeout(next, Math.max(1000, dueMs - clock()));
  };
  next();
  return { stop: () => clearTimeout(timer) };
}
