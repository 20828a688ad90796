import type { Judge } from '../findings/create-judge.ts';
import type { SourceState } from '../inventory/inventory.ts';
import { renewalDueMs } from '../inventory/renewal-due.ts';
import { type Slot, sightingAt } from '../inventory/slot.ts';
import { gapRows } from './gap-rows.ts';
import { labelText } from './label-text.ts';
import type { SeriesLabels } from './series-labels.ts';
import type { SeriesTable, SightingRow } from './series-table.ts';
import type { Series, TextWriter } from './text-writer.ts';
import type { VerdictTable } from './verdict-table.ts';

export interface OurFamilies {
  readonly writer: TextWriter;
  readonly table: SeriesTable;
  readonly verdicts: VerdictTable;
  readonly labels: SeriesLabels;
  readonly sources: readonly SourceState[];
  readonly judge: Judge;
  readonly nowMs: number;
}

interface ValueRow extends Series {
  readonly value: number;
}

const valueOf = ({ value }: ValueRow): number => value;

/** Our own metrics about certificates and places. Each set of labels once, with the worst or earliest value. */
export async function* writeOurFamilies(families: OurFamilies): AsyncGenerator<Buffer> {
  const { writer, table, verdicts } = families;
  yield* writer.family('notafter_certificate_not_after_timestamp_seconds', table.ours, earliestEnd);
  let index = 0;
  yield* writer.family('notafter_certificate_status', table.ours, () => {
    const value = verdicts.statusValues[index++] ?? NaN;
    return Number.isNaN(value) ? null : value;
  });
  yield* writer.family('notafter_finding', findingRows(families), () => 1);
  yield* writer.family('notafter_renewal_due_timestamp_seconds', table.ours, earliestRenewalDue);
  yield* writer.family('notafter_slot_renewed_timestamp_seconds', renewedRows(families), valueOf);
  yield* writer.family('notafter_certificates', countRows(verdicts), valueOf);
  yield* writer.family('notafter_location_error', errorRows(families), () => 1);
}

function earliestEnd(row: SightingRow): number | null {
  const end = row.certificate.notAfterMs;
  if (row.others === null) {
    return end === null ? null : end / 1000;
  }
  return earliest([row, ...row.others].map(({ certificate }) => certificate.notAfterMs));
}

/** Of leaves only: what stands above one is renewed by others. */
function earliestRenewalDue(row: SightingRow): number | null {
  if (row.position !== 0) {
    return null;
  }
  return earliest([row, ...(row.others ?? [])].map(({ slot }) => renewalDueMs(slot)));
}

function earliest(moments: ReadonlyArray<number | null>): number | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known) / 1000;
}

function* findingRows({ table, judge, labels, sources, nowMs }: OurFamilies): Generator<Series | null> {
  yield* gapRows(sources, judge);
  const written = new Set<string>();
  for (const slot of table.slots) {
    yield null;
    for (const { rule, severity, position } of judge.activeRules(slot, nowMs)) {
      const sighting = position === null ? undefined : sightingAt(slot, position);
      const text =
        sighting === undefined
          ? labels.ourPlace(slot, { rule, severity })
          : labels.oursOf(sighting, { rule, severity, discriminator: table.discriminatorOf(sighting) });
      if (!written.has(text)) {
        written.add(text);
        yield { labels: text };
      }
    }
  }
}

function* renewedRows({ table, labels }: OurFamilies): Generator<ValueRow | null> {
  const latest = new Map<string, number>();
  for (const slot of table.slots) {
    yield null;
    if (slot.renewedAtMs !== null) {
      const text = labels.ourPlace(slot);
      latest.set(text, Math.max(latest.get(text) ?? 0, slot.renewedAtMs / 1000));
    }
  }
  for (const [text, value] of latest) {
    yield { labels: text, value };
  }
}

function* errorRows({ table, labels }: OurFamilies): Generator<Series | null> {
  const written = new Set<string>();
  const inTrouble = (slot: Slot) => slot.trouble !== null;
  for (const slot of table.slots) {
    yield null;
    const text = inTrouble(slot) ? labels.ourPlace(slot, { reason: slot.trouble?.reason }) : '';
    if (text !== '' && !written.has(text)) {
      written.add(text);
      yield { labels: text };
    }
  }
}

function countRows({ fingerprints }: VerdictTable): ValueRow[] {
  return [...fingerprints].flatMap(([kind, byState]) =>
    Array.from(byState, ([state, found]) => ({
      labels: labelText({ source_kind: kind, status: state }, 'bounded'),
      value: found.size,
    }))
  );
}
