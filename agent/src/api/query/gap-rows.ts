import type { Cell, Finding, Gap } from '@notafter/core';
import type { SourceState } from '../../inventory/inventory.ts';
import type { Row, View } from './row.ts';

/** A finding about something that nobody watches: it has no slot and no certificate. */
export interface GapRow extends Row {
  readonly finding: Finding;
  readonly source: SourceState;
  readonly gap: Gap;
}

/** What such a row says where others speak of a place. */
export const READ_GAP: Readonly<Record<string, (row: GapRow) => Cell>> = {
  title: ({ gap }) => gap.object,
  place: ({ gap }) => gap.object,
  cluster: ({ source }) => source.cluster,
  source: ({ source }) => source.name,
  namespace: ({ gap }) => nameOf('Namespace', gap),
  node: ({ gap }) => nameOf('Node', gap),
};

/** The name of `Node worker-2`, empty for an object of another kind. */
function nameOf(kind: string, { object }: Gap): string {
  return object.startsWith(`${kind} `) ? object.slice(kind.length + 1) : '';
}

/** What exists and nobody watches, as the sources know. */
export function* gapRows({ inventory, judge }: View): Generator<GapRow> {
  for (const source of inventory.sources()) {
    for (const gap of source.gaps) {
      for (const finding of judge.gap(gap)) {
        yield { slot: null, sighting: null, finding, source, gap };
      }
    }
  }
}
