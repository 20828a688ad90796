import { useEffect, useState } from 'react';

/** The present moment, told again at an interval. */
export function useNow(clock: () => number, intervalMs: number): number {
  const [nowMs, setNowMs] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(clock()), intervalMs);
    return () => clearInterval(timer);
  }, [clock, intervalMs]);
  return nowMs;
}
