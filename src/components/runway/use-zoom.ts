import { useMemo, useState } from 'react';
import { type Axis, type AxisOptions, createAxis, fullRange, type TimeRange, zoomAround } from './axis';
import type { AxisKind } from './axis-kind';

/** An hour is the closest look. */
const MIN_RANGE_MS = 3_600_000;

interface Zoom {
  readonly axis: Axis;
  readonly zoomed: boolean;
  zoomTo(range: TimeRange): void;
  /** Around now; below 1 closer, above 1 away. */
  zoomBy(factor: number): void;
  reset(): void;
}

/** The axis and what the reader made of it. Another kind of axis begins unzoomed. */
export function useZoom({ kind, nowMs, widthPx, zone, dashboard }: Omit<AxisOptions, 'zoom'>): Zoom {
  const [chosen, setChosen] = useState<{ readonly kind: AxisKind; readonly range: TimeRange } | null>(null);
  const zoom = chosen !== null && chosen.kind === kind ? chosen.range : null;
  const { fromMs, toMs } = dashboard ?? { fromMs: 0, toMs: 0 };
  const axis = useMemo(
    () => createAxis({ kind, nowMs, widthPx, zone, zoom, dashboard: { fromMs, toMs } }),
    [kind, nowMs, widthPx, zone, zoom, fromMs, toMs]
  );
  const zoomTo = (range: TimeRange) => {
    if (range.toMs - range.fromMs >= MIN_RANGE_MS) {
      setChosen({ kind, range });
    }
  };
  const zoomBy = (factor: number) => {
    const range = zoomAround(axis, factor);
    const full = fullRange({ kind, nowMs, dashboard });
    if (range.fromMs <= full.fromMs && range.toMs >= full.toMs) {
      setChosen(null);
    } else {
      zoomTo({ fromMs: Math.max(range.fromMs, full.fromMs), toMs: Math.min(range.toMs, full.toMs) });
    }
  };
  return { axis, zoomed: zoom !== null, zoomTo, zoomBy, reset: () => setChosen(null) };
}
