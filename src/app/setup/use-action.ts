import { useState } from 'react';

export interface Action {
  readonly running: boolean;
  readonly error: string | null;
  readonly run: (work: () => Promise<void>) => Promise<void>;
}

/** Something that a button does: one at a time, and what went wrong. */
export function useAction(): Action {
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const run = async (work: () => Promise<void>) => {
    setRunning(true);
    setError(null);
    try {
      await work();
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason));
    } finally {
      setRunning(false);
    }
  };
  return { running, error, run };
}
