import { setImmediate } from 'node:timers/promises';
import { type Sighting, type Slot, sightingsOf } from '../inventory/slot.ts';
import { X509_KIND, x509Reference } from './place-labels.ts';
import type { SeriesLabels } from './series-labels.ts';
import { createTurns } from './turns.ts';

/** One series of a certificate at a place: whose values it shows, with its labels. */
export interface SightingRow extends Sighting {
  readonly labels: string;
  /** Others with the same labels, as when two sources read one file. */
  others: Sighting[] | null;
}

/** Every series about certificates, each set of labels once. */
export interface SeriesTable {
  /** `x509_*`: of what x509-certificate-exporter knows. */
  readonly x509: readonly SightingRow[];
  /** `notafter_*`: of every kind. */
  readonly ours: readonly SightingRow[];
  /** Labels of places that cannot be read, or of which a block cannot. */
  readonly x509Errors: ReadonlySet<string>;
  readonly slots: readonly Slot[];
  /** Places by name of the source and x509-certificate-exporter's kind. */
  readonly bundles: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Series with the labels of another, and those left out for it, by kind. */
  readonly collisions: ReadonlyMap<string, number>;
  readonly dropped: ReadonlyMap<string, number>;
  /** Of a sighting that needs one. */
  discriminatorOf(sighting: Sighting): string | undefined;
}

export type CollisionMode = 'auto' | 'always' | 'never';

const ITEMS_PER_TURN = 1000;

/** Builds the table from the inventory's slots, giving way to other work between turns. */
export async function buildSeriesTable(
  slots: Iterable<Slot>,
  labels: SeriesLabels,
  mode: CollisionMode
): Promise<SeriesTable> {
  const all: Slot[] = [];
  const rows = new Map<string, SightingRow>();
  const x509Errors = new Set<string>();
  const bundles = new Map<string, Map<string, number>>();
  const turns = createTurns(ITEMS_PER_TURN);
  for (const slot of slots) {
    all.push(slot);
    addSlot(slot, labels, { rows, x509Errors, bundles });
    if (turns.isOver(1 + slot.certificates.length)) {
      await setImmediate();
    }
  }
  const resolved = await resolveCollisions(rows, labels, mode);
  const ours = await buildOurs(all, labels, resolved.discriminatorOf);
  return { ...resolved, ours, x509Errors, slots: all, bundles };
}

interface Growing {
  readonly rows: Map<string, SightingRow>;
  readonly x509Errors: Set<string>;
  readonly bundles: Map<string, Map<string, number>>;
}

function addSlot(slot: Slot, labels: SeriesLabels, { rows, x509Errors, bundles }: Growing): void {
  const kind = X509_KIND[slot.location.kind];
  if (kind === undefined || slot.disappearedAtMs !== null) {
    return;
  }
  const bySource = bundles.get(slot.location.source) ?? new Map<string, number>();
  bundles.set(slot.location.source, bySource.set(kind, (bySource.get(kind) ?? 0) + 1));
  if (slot.trouble !== null || slot.problems.length > 0) {
    x509Errors.add(labels.x509Place(slot));
  }
  const texts = labels.x509(slot);
  sightingsOf(slot).forEach((sighting) => addRow(rows, texts[sighting.position] ?? '', sighting));
}

function addRow(rows: Map<string, SightingRow>, labels: string, sighting: Sighting): void {
  const row = rows.get(labels);
  if (row === undefined) {
    rows.set(labels, rowOf(labels, sighting));
  } else {
    (row.others ??= []).push(sighting);
  }
}

const rowOf = (labels: string, { slot, certificate, position, role }: Sighting): SightingRow => ({
  ...{ slot, certificate, position, role, labels, others: null },
});

type Resolved = Pick<SeriesTable, 'x509' | 'collisions' | 'dropped' | 'discriminatorOf'>;

const keyOf = ({ slot, position }: Sighting): string => `${slot.id} ${position}`;

/** The rule of x509-certificate-exporter v4.2 for series with the same labels. */
async function resolveCollisions(
  rows: ReadonlyMap<string, SightingRow>,
  labels: SeriesLabels,
  mode: CollisionMode
): Promise<Resolved> {
  const x509: SightingRow[] = [];
  const collisions = new Map<string, number>();
  const dropped = new Map<string, number>();
  const discriminators = new Map<string, string>();
  const turns = createTurns(ITEMS_PER_TURN);
  for (const row of rows.values()) {
    const items = row.others === null ? null : distinctItems(row);
    if (items !== null) {
      const kind = X509_KIND[row.slot.location.kind] ?? '';
      addTo(collisions, kind, items.length - 1);
      addTo(dropped, kind, mode === 'never' ? items.length - 1 : 0);
    }
    if (staysPlain(mode, items)) {
      x509.push(items === null ? row : alone(row.labels, items));
    } else {
      x509.push(...discriminated(row, items ?? [row], labels, discriminators));
    }
    if (turns.isOver()) {
      await setImmediate();
    }
  }
  const discriminatorOf = (sighting: Sighting) =>
    discriminators.size === 0 ? undefined : discriminators.get(keyOf(sighting));
  return { x509, collisions, dropped, discriminatorOf };
}

function staysPlain(mode: CollisionMode, items: readonly Sighting[] | null): boolean {
  return mode === 'never' || (mode === 'auto' && (items === null || items.length === 1));
}

function addTo(counts: Map<string, number>, kind: string, more: number): void {
  counts.set(kind, (counts.get(kind) ?? 0) + more);
}

/** Without those that are one thing that two sources have read. */
function distinctItems(row: SightingRow): readonly Sighting[] {
  const items = everyone(row).map((item) => {
    const { certificate, position, slot } = item;
    return [`${certificate.fingerprint} ${position} ${x509Reference(slot.location)}`, item] as const;
  });
  return [...new Map(items.toReversed()).values()].toReversed();
}

const everyone = (row: SightingRow): Sighting[] => [row, ...(row.others ?? [])];
const endOf = ({ certificate }: Sighting): number => certificate.notAfterMs ?? -Infinity;

/** Of several the one that ends first. */
function alone(labels: string, items: readonly Sighting[]): SightingRow {
  const sighting = items.reduce((first, other) => (endOf(other) < endOf(first) ? other : first));
  return rowOf(labels, sighting);
}

/** A short discriminator may itself collide. */
function discriminated(
  row: SightingRow,
  items: readonly Sighting[],
  labels: SeriesLabels,
  discriminators: Map<string, string>
): SightingRow[] {
  for (const sighting of everyone(row)) {
    discriminators.set(keyOf(sighting), labels.discriminator(sighting));
  }
  const rows = new Map<string, SightingRow>();
  for (const item of items) {
    addRow(rows, labels.x509Of(item, discriminators.get(keyOf(item)) ?? ''), item);
  }
  return Array.from(rows.values(), (distinct) => alone(distinct.labels, everyone(distinct)));
}

async function buildOurs(
  slots: readonly Slot[],
  labels: SeriesLabels,
  discriminatorOf: SeriesTable['discriminatorOf']
): Promise<SightingRow[]> {
  const rows = new Map<string, SightingRow>();
  const turns = createTurns(ITEMS_PER_TURN);
  for (const slot of slots) {
    const texts = labels.ours(slot);
    sightingsOf(slot).forEach((sighting) => {
      const discriminator = discriminatorOf(sighting);
      const text =
        discriminator === undefined ? (texts[sighting.position] ?? '') : labels.oursOf(sighting, { discriminator });
      addRow(rows, text, sighting);
    });
    if (turns.isOver(1 + slot.certificates.length)) {
      await setImmediate();
    }
  }
  return [...rows.values()];
}
