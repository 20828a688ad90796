import type { AxisKind } from '../../components/runway/axis-kind';
import type { Grouping } from '../../components/runway/grouping';
import type { Sort } from '../../components/runway/sort-rows';

/** What a user sets in the panel's editor. */
export interface RunwayOptions {
  readonly groupBy: Grouping;
  readonly sort: Sort;
  readonly axis: AxisKind;
  /** For frames that bring no zones: `28d|25%`, `28d` or `25%`. */
  readonly warnBefore: string;
  readonly criticalBefore: string;
}

export const DEFAULT_OPTIONS: RunwayOptions = {
  groupBy: 'namespace',
  sort: 'ends-first',
  axis: 'log',
  warnBefore: '28d|25%',
  criticalBefore: '14d|10%',
};
