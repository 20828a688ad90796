import type { DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { Policy } from '@notafter/core';
import type { Zone } from '../time/date-text';
import { isCertificatesFrame, isOurFrame, rowsFromOurFrames } from './rows-from-our-frames';
import { isPrometheusFrame, rowsFromPrometheus } from './rows-from-prometheus';
import type { Grouping } from './grouping';
import type { RunwayRow } from './row';

export interface RowOptions {
  readonly nowMs: number;
  readonly groupBy: Grouping;
  readonly zone: Zone;
  /** Where the zones begin on frames that do not say it: Prometheus's, and ours without those columns. */
  readonly policy: Policy;
}

export type RowsResult =
  | { readonly ok: true; readonly rows: readonly RunwayRow[] }
  /** What the panel takes, and what it was given. */
  | { readonly ok: false; readonly message: string };

/**
 * The rows of certificates queries of our data source (with the notes and commands of findings queries beside them) and
 * of instant Prometheus queries, as a table or as one frame a series. Frames of no row at all are fine.
 */
export function rowsFromFrames(frames: readonly DataFrame[], options: RowOptions): RowsResult {
  const ours = frames.filter(isOurFrame);
  const prometheus = frames.filter(isPrometheusFrame);
  const known = ours.filter(isCertificatesFrame).length + prometheus.length;
  if (known === 0 && frames.some(({ fields }) => fields.length > 0)) {
    return { ok: false, message: wrongData() };
  }
  return { ok: true, rows: unique([...rowsFromOurFrames(ours, options), ...rowsFromPrometheus(prometheus, options)]) };
}

/** Whether there is a frame that has certificates with their ends, be it without any row. */
export function takesFrames(frames: readonly DataFrame[]): boolean {
  return frames.some((frame) => (isCertificatesFrame(frame) && frame.fields.length > 0) || isPrometheusFrame(frame));
}

function wrongData(): string {
  return t(
    'runway.wrong-data',
    'This panel takes a certificates query of a Notafter data source with the field notAfter, or an instant Prometheus query of x509_cert_not_after or notafter_certificate_not_after_timestamp_seconds. This query answers neither'
  );
}

/** Two queries may answer the same certificate: the first one stays. */
function unique(rows: readonly RunwayRow[]): readonly RunwayRow[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}
