import { useSyncExternalStore } from 'react';

const LEAST_PX = 480;
/** What stays in sight above it when the page is scrolled to its end. */
const TOOLBAR_PX = 140;

/** The pixels that the runway may take: most of the window, so that its rows and not the page scroll. */
export function useRunwayHeight(): number {
  return useSyncExternalStore(subscribe, () => Math.max(LEAST_PX, window.innerHeight - TOOLBAR_PX));
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
