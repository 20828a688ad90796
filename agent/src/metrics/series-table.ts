import { setImmediate } from 'node:timers/promises';
import type { Sighting, Slot } from '../inventory/slot.ts';
import { X509_KIND, x509Reference } from './place-labels.ts';
import type { SeriesLabels } from './series-labels.ts';

/** One series of a certificate at a place: its labels, and whose values it shows. */
export interface SightingRow {
  labels: string;
  sighting: Sighting;
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
  /** Sightings that need a discriminator, with it. */
  readonly discriminators: ReadonlyMap<Sighting, string>;
}

export type CollisionMode = 'auto' | 'always' | 'never';

const SIGHTINGS_PER_TURN = 1000;

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
  let sinceTurn = 0;
  for (const slot of slots) {
    all.push(slot);
    addSlot(slot, labels, { rows, x509Errors, bundles });
    sinceTurn += 1 + slot.sightings.length;
    if (sinceTurn > SIGHTINGS_PER_TURN) {
      sinceTurn = 0;
      await setImmediate();
    }
  }
  const resolved = resolveCollisions(rows, labels, mode);
  const ours = await buildOurs(all, labels, resolved.discriminators);
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
  slot.sightings.forEach((sighting, position) => addRow(rows, texts[position] ?? '', sighting));
}

function addRow(rows: Map<string, SightingRow>, labels: string, sighting: Sighting): void {
  const row = rows.get(labels);
  if (row === undefined) {
    rows.set(labels, { labels, sighting, others: null });
  } else {
    (row.others ??= []).push(sighting);
  }
}

type Resolved = Pick<SeriesTable, 'x509' | 'collisions' | 'dropped' | 'discriminators'>;

/** The rule of x509-certificate-exporter v4.2 for series with the same labels. */
function resolveCollisions(rows: Map<string, SightingRow>, labels: SeriesLabels, mode: CollisionMode): Resolved {
  const x509: SightingRow[] = [];
  const collisions = new Map<string, number>();
  const dropped = new Map<string, number>();
  const discriminators = new Map<Sighting, string>();
  for (const row of rows.values()) {
    const items = distinctItems(row);
    const count = items.length - 1;
    const kind = X509_KIND[row.sighting.slot.location.kind] ?? '';
    collisions.set(kind, (collisions.get(kind) ?? 0) + count);
    if (mode === 'never') {
      dropped.set(kind, (dropped.get(kind) ?? 0) + count);
    }
    if (mode === 'never' || (mode === 'auto' && count === 0)) {
      x509.push({ ...row, sighting: earliest(items), others: null });
      continue;
    }
    for (const sighting of [row.sighting, ...(row.others ?? [])]) {
      discriminators.set(sighting, labels.discriminator(sighting));
    }
    x509.push(...discriminated(items, discriminators, labels));
  }
  return { x509, collisions, dropped, discriminators };
}

/** Without those that are one thing that two sources have read. */
function distinctItems({ sighting, others }: SightingRow): readonly Sighting[] {
  if (others === null) {
    return [sighting];
  }
  const items = [sighting, ...others].map((item) => {
    const { certificate, position, slot } = item;
    return [`${certificate.fingerprint} ${position} ${x509Reference(slot.location)}`, item] as const;
  });
  return [...new Map(items.toReversed()).values()].toReversed();
}

const endOf = ({ certificate }: Sighting): number => certificate.notAfterMs ?? -Infinity;

function earliest(sightings: readonly Sighting[]): Sighting {
  return sightings.reduce((first, other) => (endOf(other) < endOf(first) ? other : first));
}

/** A short discriminator may itself collide: the earliest end is kept then. */
function discriminated(
  items: readonly Sighting[],
  discriminators: ReadonlyMap<Sighting, string>,
  labels: SeriesLabels
): SightingRow[] {
  const rows = new Map<string, SightingRow>();
  for (const item of items) {
    addRow(rows, labels.x509Of(item, discriminators.get(item) ?? ''), item);
  }
  return Array.from(rows.values(), (row) => ({
    labels: row.labels,
    sighting: earliest([row.sighting, ...(row.others ?? [])]),
    others: null,
  }));
}

async function buildOurs(
  slots: readonly Slot[],
  labels: SeriesLabels,
  discriminators: ReadonlyMap<Sighting, string>
): Promise<SightingRow[]> {
  const rows = new Map<string, SightingRow>();
  let sinceTurn = 0;
  for (const slot of slots) {
    const texts = labels.ours(slot);
    slot.sightings.forEach((sighting, position) => {
      const discriminator = discriminators.get(sighting);
      const text = discriminator === undefined ? (texts[position] ?? '') : labels.oursOf(sighting, { discriminator });
      addRow(rows, text, sighting);
    });
    sinceTurn += 1 + slot.sightings.length;
    if (sinceTurn > SIGHTINGS_PER_TURN) {
      sinceTurn = 0;
      await setImmediate();
    }
  }
  return [...rows.values()];
}
