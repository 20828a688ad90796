import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { type OverviewState, readOverviewState, writeOverviewState } from './overview-state';

/**
 * What is set on the Overview, and how to change it: each change is a step that the back button undoes; of a rehearsal
 * the way in and out are, not each of its days.
 */
export function useOverviewState(): [OverviewState, (change: Partial<OverviewState>) => void] {
  const [search, setSearch] = useSearchParams();
  const state = useMemo(() => readOverviewState(search), [search]);
  const change = useCallback(
    (changed: Partial<OverviewState>) =>
      setSearch((before) => writeOverviewState(before, changed), {
        replace: typeof changed.atMs === 'number' && state.atMs !== null,
      }),
    [setSearch, state.atMs]
  );
  return [state, change];
}
