import type { Judge } from '../findings/create-judge.ts';
import type { SourceState } from '../inventory/inventory.ts';
import { labelText } from './label-text.ts';
import type { Series } from './text-writer.ts';

/** One series of `notafter_finding` for each thing that exists and nobody watches: it has a place, but no location. */
export function* gapRows(sources: readonly SourceState[], judge: Pick<Judge, 'gap'>): Generator<Series> {
  const written = new Set<string>();
  for (const { name, cluster, gaps } of sources) {
    for (const gap of gaps) {
      for (const { rule, severity } of judge.gap(gap)) {
        const labels = labelText({ rule, severity, cluster, place: gap.object, source_name: name }, 'bounded');
        if (!written.has(labels)) {
          written.add(labels);
          yield { labels };
        }
      }
    }
  }
}
