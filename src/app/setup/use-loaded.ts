import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<T> {
  readonly data: T | null;
  readonly error: string | null;
  /** Loads again, now; what was there stays until then. Resolves when the new one is there. */
  readonly refresh: () => Promise<void>;
}

interface State<T> {
  readonly key: string;
  readonly data: T | null;
  readonly error: string | null;
}

/** Loads what `key` names, and again when asked to; nothing while the key is null. */
export function useLoaded<T>(key: string | null, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<State<T>>({ key: '', data: null, error: null });
  const latest = useRef({ key, load });

  useEffect(() => {
    latest.current = { key, load };
  });

  const refresh = useCallback(async () => {
    const asked = latest.current;
    if (asked.key === null) {
      return;
    }
    const next = await outcome(asked.load);
    if (latest.current.key === asked.key) {
      setState({ key: asked.key, ...next });
    }
  }, []);

  useEffect(() => {
    void refresh();
  }, [key, refresh]);

  return state.key === key ? { data: state.data, error: state.error, refresh } : { data: null, error: null, refresh };
}

async function outcome<T>(load: () => Promise<T>): Promise<{ data: T | null; error: string | null }> {
  try {
    return { data: await load(), error: null };
  } catch (error) {
    return { data: null, error: error instanceof Error ? error.message : String(error) };
  }
}
