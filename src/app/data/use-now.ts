import { useEffect, useState } from 'react';
import { useAgent } from '../agent-context';

/** The time now, epoch milliseconds, renewed at an interval. */
export function useNow(everyMs: number): number {
  const { clock } = useAgent();
  const [nowMs, setNowMs] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(clock()), everyMs);
    return () => clearInterval(timer);
  }, [clock, everyMs]);
  return nowMs;
}
