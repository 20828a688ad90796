import { useCallback, useState } from 'react';

/** Ids that somebody has put into the other of their two states. */
export function useToggled(): [ReadonlySet<string>, (id: string) => void] {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((id: string) => {
    setToggled((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]));
  }, []);
  return [toggled, toggle];
}
