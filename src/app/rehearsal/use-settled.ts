import { useCallback, useEffect, useRef } from 'react';

const REST_MS = 200;

/** Calls on with the latest value once none has come for a moment: a slider sends one for each pixel. */
export function useSettled<T>(use: (value: T) => void): (value: T) => void {
  const latest = useRef(use);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    latest.current = use;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback((value: T) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(value), REST_MS);
  }, []);
}
