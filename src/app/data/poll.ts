interface Poll<T> {
  readonly load: (signal: AbortSignal) => Promise<T>;
  /** Null: once. */
  readonly everyMs: number | null;
  readonly signal: AbortSignal;
  readonly onStart: () => void;
  readonly onData: (data: T) => void;
  readonly onError: (error: unknown) => void;
}

/** Loads now and then again and again, one load at a time and only while the page is visible, until the signal aborts. */
export async function poll<T>({ load, everyMs, signal, onStart, onData, onError }: Poll<T>): Promise<void> {
  while (!signal.aborted) {
    onStart();
    try {
      const data = await load(signal);
      if (!signal.aborted) {
        onData(data);
      }
    } catch (error) {
      if (!signal.aborted) {
        onError(error);
      }
    }
    if (everyMs === null) {
      return;
    }
    await pause(everyMs, signal);
    await untilVisible(signal);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      return resolve();
    }
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function untilVisible(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (document.visibilityState === 'visible' || signal.aborted) {
      return resolve();
    }
    const look = () => document.visibilityState === 'visible' && done();
    const done = () => {
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', done);
  });
}
