import { REASONS } from '@notafter/core';
import type { MetricsConfig } from '../config/config.ts';
import type { SourceState } from '../inventory/inventory.ts';
import { labelText } from './label-text.ts';
import type { SeriesTable, SightingRow } from './series-table.ts';
import type { TextWriter } from './text-writer.ts';

/** Sources by kind, with the kinds of place that x509-certificate-exporter finds in them. */
const PLACES_OF: Readonly<Record<string, readonly string[]>> = {
  file: ['file'],
  kubeconfig: ['kubeconfig'],
  kubernetes: ['kube-secret', 'kube-configmap'],
  cabundle: ['kube-cabundle'],
};

const seconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000);

/** The certificates' metrics of x509-certificate-exporter v4.2. */
export async function* writeX509Certificates(
  writer: TextWriter,
  table: SeriesTable,
  config: MetricsConfig,
  nowMs: number
): AsyncGenerator<Buffer> {
  const rows = table.x509;
  const endOf = ({ certificate }: SightingRow) => certificate.notAfterMs;
  const startOf = ({ certificate }: SightingRow) => certificate.notBeforeMs;
  yield* writer.family('x509_cert_not_after', rows, (row) => seconds(endOf(row)));
  if (config.exposeNotBefore) {
    yield* writer.family('x509_cert_not_before', rows, (row) => seconds(startOf(row)));
  }
  if (config.exposeExpired) {
    yield* writer.family('x509_cert_expired', rows, (row) => {
      const end = endOf(row);
      return end === null ? null : Number(nowMs > end);
    });
  }
  if (config.exposeRelative) {
    yield* writer.family('x509_cert_expires_in_seconds', rows, (row) => sinceOrUntil(nowMs, endOf(row)));
    yield* writer.family('x509_cert_valid_since_seconds', rows, (row) => sinceOrUntil(startOf(row), nowMs));
  }
  if (config.exposePerCertError) {
    yield* writer.family('x509_cert_error', errorRows(table), ({ value }) => value);
  }
}

function sinceOrUntil(fromMs: number | null, toMs: number | null): number | null {
  return fromMs === null || toMs === null ? null : (toMs - fromMs) / 1000;
}

/** 0 for what is fine; 1 for an end that cannot be read, and for the place of each block or file that cannot. */
function* errorRows({ x509, x509Errors }: SeriesTable): Generator<{ labels: string; value: number }> {
  for (const { labels, certificate } of x509) {
    yield { labels, value: Number(certificate.notAfterMs === null) };
  }
  for (const labels of x509Errors) {
    yield { labels, value: 1 };
  }
}

/** Collisions since the start, by x509-certificate-exporter's kind; each scrape adds those that it met. */
export interface CollisionCounts {
  readonly total: Map<string, number>;
  readonly dropped: Map<string, number>;
}

/** The metrics about sources of x509-certificate-exporter v4.2. */
export async function* writeX509Sources(
  writer: TextWriter,
  table: SeriesTable,
  allSources: readonly SourceState[],
  counts: CollisionCounts
): AsyncGenerator<Buffer> {
  const sources = allSources.filter(({ kind }) => PLACES_OF[kind] !== undefined);
  const places = sources.flatMap(({ kind, name }) => (PLACES_OF[kind] ?? []).map((place) => ({ place, name })));
  const kinds = [...new Set(places.map(({ place }) => place))];
  const ofSource = ({ kind, name }: SourceState, more = {}) =>
    labelText({ source_kind: kind, source_name: name, ...more }, 'raw');

  yield* writer.family(
    'x509_source_up',
    sources.map((source) => ({ labels: ofSource(source), value: Number(source.lastPass?.ok ?? false) })),
    ({ value }) => value
  );
  yield* writer.family(
    'x509_source_bundles',
    places.map(({ place, name }) => ({
      labels: labelText({ source_kind: place, source_name: name }, 'raw'),
      value: table.bundles.get(name)?.get(place) ?? 0,
    })),
    ({ value }) => value
  );
  yield* writer.family(
    'x509_source_errors_total',
    sources.flatMap((source) =>
      REASONS.map((reason) => ({
        labels: ofSource(source, { source_kind: PLACES_OF[source.kind]?.[0], reason }),
        value: source.errors.get(reason) ?? 0,
      }))
    ),
    ({ value }) => value
  );
  for (const [name, values] of [
    ['x509_cert_collision_total', counts.total],
    ['x509_cert_collision_dropped_total', counts.dropped],
  ] as const) {
    const rows = kinds.map((kind) => ({
      labels: labelText({ source_kind: kind }, 'raw'),
      value: values.get(kind) ?? 0,
    }));
    yield* writer.family(name, rows, ({ value }) => value);
  }
}
