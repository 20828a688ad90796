import { useSyncExternalStore } from 'react';

let loads = 0;
const listeners = new Set<() => void>();

/** How often fonts came in while rows were shown: what was measured before was measured in another font. */
export function useFontLoads(): number {
  return useSyncExternalStore(subscribe, () => loads);
}

function subscribe(changed: () => void): () => void {
  if (listeners.size === 0) {
    fontsOfPage()?.addEventListener('loadingdone', countLoad);
  }
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
    if (listeners.size === 0) {
      fontsOfPage()?.removeEventListener('loadingdone', countLoad);
    }
  };
}

function countLoad(): void {
  loads += 1;
  listeners.forEach((changed) => changed());
}

/** Absent where there is no real browser. */
function fontsOfPage(): FontFaceSet | undefined {
  return document.fonts as FontFaceSet | undefined;
}
