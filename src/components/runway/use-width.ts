import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element in pixels, followed; 0 until it is known. A fixed width is answered as it is. */
export function useWidth(ref: RefObject<HTMLElement | null>, fixed: number | undefined): number {
  const [measured, setMeasured] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (fixed !== undefined || element === null) {
      return;
    }
    setMeasured(element.clientWidth);
    const observer = new ResizeObserver(() => setMeasured(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, fixed]);
  return fixed ?? measured;
}
