import type { Config } from '../config/config.ts';
import type { Judge } from '../findings/create-judge.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Sighting } from '../inventory/slot.ts';
import { writeX509Crls } from './crl-families.ts';
import { writeOurFamilies } from './notafter-families.ts';
import { processMetrics } from './process-metrics.ts';
import { createScrapeDurations } from './scrape-durations.ts';
import { createSeriesLabels } from './series-labels.ts';
import { type SeriesTable, buildSeriesTable } from './series-table.ts';
import { type Reload, writeAgentFamilies, writeSourceFamilies } from './source-families.ts';
import { createTextWriter } from './text-writer.ts';
import { buildVerdictTable } from './verdict-table.ts';
import { writeX509Certificates, writeX509Sources } from './x509-families.ts';

export interface Exposition {
  /** The text of `/metrics` as of a moment, in chunks of at most 128 KiB. */
  write(nowMs: number): AsyncIterable<Buffer>;
  /** The labels of a sighting's series: those of `x509_cert_not_after`, and ours. */
  labelsOf(sighting: Sighting): Readonly<Record<string, string>>;
  readonly contentType: string;
}

export interface ExpositionOptions {
  readonly inventory: Inventory;
  readonly judge: Judge;
  readonly config: Pick<Config, 'metrics' | 'cluster'>;
  /** For how long a scrape takes. */
  readonly clock: () => number;
  readonly version: string;
  readonly reload: () => Reload;
}

/** The exposition (text format 0.0.4): a function of inventory and moment, but for what it says of itself. */
export function createExposition(options: ExpositionOptions): Exposition {
  const { inventory, judge, clock, version, reload } = options;
  const config = options.config.metrics;
  const labels = createSeriesLabels(config, options.config.cluster);
  const durations = createScrapeDurations();
  const collisions = { total: new Map<string, number>(), dropped: new Map<string, number>() };
  let table: Promise<SeriesTable> | null = null;
  let discriminatorOf: SeriesTable['discriminatorOf'] = () => undefined;

  inventory.subscribe(({ before }) => {
    table = null;
    if (before !== null) {
      labels.forget(before.id);
    }
  });

  /** The last table, as long as nothing changes. */
  async function currentTable(): Promise<SeriesTable> {
    table ??= buildSeriesTable(inventory.slots(), labels, config.collisionDiscriminator);
    const current = await table;
    discriminatorOf = current.discriminatorOf;
    addAll(collisions.total, current.collisions);
    addAll(collisions.dropped, current.dropped);
    return current;
  }

  /** The table knows, once a scrape has seen the sighting; before that its own place tells the usual case. */
  function discriminatorFor(sighting: Sighting): string {
    const known = discriminatorOf(sighting);
    const mode = config.collisionDiscriminator;
    if (known !== undefined || mode === 'never') {
      return known ?? '';
    }
    const texts = labels.x509(sighting.slot);
    const text = texts[sighting.position] ?? '';
    const isAlone = texts.indexOf(text) === texts.lastIndexOf(text);
    return mode === 'auto' && isAlone ? '' : labels.discriminator(sighting);
  }

  async function* write(nowMs: number): AsyncGenerator<Buffer> {
    const startMs = clock();
    const writer = createTextWriter();
    const series = await currentTable();
    const sources = inventory.sources();
    const verdicts = await buildVerdictTable(series.ours, sources, judge, nowMs);
    yield* writeX509Certificates(writer, series, config, nowMs);
    yield* writeX509Crls(writer, series.slots, labels, config, nowMs);
    yield* writeX509Sources(writer, series, sources, collisions);
    yield* durations.write(writer);
    yield* writeOurFamilies({ writer, table: series, verdicts, labels, sources, judge, nowMs });
    yield* writeSourceFamilies(writer, sources);
    yield* writeAgentFamilies(writer, version, reload());
    yield* writer.append(await processMetrics());
    yield* writer.end();
    durations.observe((clock() - startMs) / 1000);
  }

  return {
    write,
    contentType: 'text/plain; version=0.0.4; charset=utf-8',
    labelsOf(sighting) {
      const values = labels.valuesOf(sighting, discriminatorFor(sighting));
      return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
    },
  };
}

function addAll(counts: Map<string, number>, more: ReadonlyMap<string, number>): void {
  for (const [kind, count] of more) {
    counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
}
