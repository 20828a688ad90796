import { type Crl, isStale } from '@notafter/core';
import type { MetricsConfig } from '../config/config.ts';
import type { Slot } from '../inventory/slot.ts';
import { X509_KIND } from './place-labels.ts';
import type { SeriesLabels } from './series-labels.ts';
import type { TextWriter } from './text-writer.ts';

interface CrlRow {
  readonly labels: string;
  readonly crl: Crl;
}

/** The metrics about certificate revocation lists of x509-certificate-exporter v4.2. */
export async function* writeX509Crls(
  writer: TextWriter,
  slots: readonly Slot[],
  labels: SeriesLabels,
  config: MetricsConfig,
  nowMs: number
): AsyncGenerator<Buffer> {
  const rows = crlRows(slots, labels, config);
  yield* writer.family('x509_crl_next_update', rows, ({ crl }) => secondsFrom(0, crl.nextUpdateMs));
  yield* writer.family('x509_crl_this_update', rows, ({ crl }) => secondsFrom(0, crl.thisUpdateMs));
  yield* writer.family('x509_crl_number', rows, ({ crl }) => Number(crl.number ?? 0));
  if (config.exposeExpired) {
    yield* writer.family('x509_crl_stale', rows, ({ crl }) => Number(isStale(crl, nowMs)));
  }
  if (config.exposeRelative) {
    yield* writer.family('x509_crl_stale_in_seconds', rows, ({ crl }) => secondsFrom(nowMs, crl.nextUpdateMs));
    yield* writer.family('x509_crl_fresh_since_seconds', rows, ({ crl }) =>
      crl.thisUpdateMs === null ? null : secondsFrom(crl.thisUpdateMs, nowMs)
    );
  }
}

function secondsFrom(fromMs: number, toMs: number | null): number | null {
  return toMs === null ? null : (toMs - fromMs) / 1000;
}

/** Each set of labels once. Lists that share theirs are told apart by their fingerprint. */
function crlRows(slots: readonly Slot[], labels: SeriesLabels, config: MetricsConfig): CrlRow[] {
  const found = slots
    .filter(({ crls, location }) => crls.length > 0 && X509_KIND[location.kind] !== undefined)
    .flatMap((slot) => slot.crls.map((crl) => ({ slot, crl, labels: labels.x509Crl(slot, crl) })));
  const byLabels = Map.groupBy(found, (row) => row.labels);
  const length = config.collisionDiscriminatorLength;
  const rows = [...byLabels].flatMap(([text, group]) => {
    const distinct = new Map(group.map((row) => [row.crl.fingerprint, row]));
    const isPlain = config.collisionDiscriminator === 'never' || distinct.size === 1;
    return [...distinct.values()]
      .slice(0, config.collisionDiscriminator === 'never' ? 1 : undefined)
      .map(({ slot, crl }) => ({
        crl,
        labels: isPlain ? text : labels.x509Crl(slot, crl, crl.fingerprint.slice(0, length)),
      }));
  });
  return [...new Map(rows.map((row) => [row.labels, row])).values()];
}
