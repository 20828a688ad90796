import { useCallback, useEffect, useReducer, useRef } from 'react';
import { AgentError } from '../../datasource/client';
import { useAgent } from '../agent-context';
import { poll } from './poll';

export const POLL_MS = 30_000;

/** The last good answer, and how the latest try went. */
export interface Answer<T> {
  readonly data: T | null;
  /** When `data` arrived, epoch milliseconds. */
  readonly atMs: number | null;
  readonly error: AgentError | null;
  readonly loading: boolean;
  /** Asks again, now. */
  readonly refresh: () => void;
  /** Puts in an answer that was got another way. */
  readonly replace: (data: T) => void;
}

type State<T> = Pick<Answer<T>, 'data' | 'atMs' | 'error' | 'loading'> & { readonly round: number };

type Action<T> =
  | { readonly kind: 'start' | 'refresh' }
  | { readonly kind: 'data'; readonly data: T; readonly atMs: number }
  | { readonly kind: 'error'; readonly error: AgentError };

/**
 * Loads an answer of the agent whenever `key` changes, and every half minute after that.
 * The last answer stays until the next one is there, whatever happens in between; a load that nobody waits for is aborted.
 */
export function useAnswer<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  everyMs: number | null = POLL_MS
): Answer<T> {
  const { clock } = useAgent();
  const [state, dispatch] = useReducer(reduce<T>, { data: null, atMs: null, error: null, loading: true, round: 0 });
  const latestLoad = useRef(load);

  useEffect(() => {
    latestLoad.current = load;
  });

  useEffect(() => {
    const controller = new AbortController();
    void poll({
      load: (signal) => latestLoad.current(signal),
      everyMs,
      signal: controller.signal,
      onStart: () => dispatch({ kind: 'start' }),
      onData: (data) => dispatch({ kind: 'data', data, atMs: clock() }),
      onError: (error) => dispatch({ kind: 'error', error: asAgentError(error) }),
    });
    return () => controller.abort();
  }, [key, everyMs, state.round, clock]);

  const refresh = useCallback(() => dispatch({ kind: 'refresh' }), []);
  const replace = useCallback((data: T) => dispatch({ kind: 'data', data, atMs: clock() }), [clock]);
  return { ...state, refresh, replace };
}

function reduce<T>(state: State<T>, action: Action<T>): State<T> {
  switch (action.kind) {
    case 'start':
      return { ...state, loading: true };
    case 'refresh':
      return { ...state, loading: true, round: state.round + 1 };
    case 'data':
      return { ...state, data: action.data, atMs: action.atMs, error: null, loading: false };
    case 'error':
      return { ...state, error: action.error, loading: false };
  }
}

function asAgentError(error: unknown): AgentError {
  if (error instanceof AgentError) {
    return error;
  }
  const message = error instanceof Error ? error.message : String(error);
  return new AgentError('failed', message, '', { cause: error });
}
