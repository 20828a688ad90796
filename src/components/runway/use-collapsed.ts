import { useCallback, useState } from 'react';

/** Beyond this many rows, groups start collapsed. */
const MANY_ROWS = 500;

export interface Collapsed {
  isCollapsed(group: string): boolean;
  setCollapsed(group: string, collapsed: boolean): void;
}

/** Which groups are collapsed: what the reader chose, else all of them when there are many rows. */
export function useCollapsed(rows: number, groups: number): Collapsed {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const byDefault = rows > MANY_ROWS && groups > 1;
  const isCollapsed = useCallback((group: string) => chosen.get(group) ?? byDefault, [chosen, byDefault]);
  const setCollapsed = useCallback(
    (group: string, collapsed: boolean) => setChosen((before) => new Map(before).set(group, collapsed)),
    []
  );
  return { isCollapsed, setCollapsed };
}
