import type { AxisKind } from '../../components/runway/axis-kind';
import type { Grouping } from '../../components/runway/grouping';
import type { Sort } from '../../components/runway/sort-rows';
import { DEFAULT_THRESHOLDS, type ThresholdOptions } from '../rows/threshold-options';

/** What a user sets in the panel's editor. */
export interface RunwayOptions extends ThresholdOptions {
  readonly groupBy: Grouping;
  readonly sort: Sort;
  readonly axis: AxisKind;
}

export const DEFAULT_OPTIONS: RunwayOptions = {
  groupBy: 'namespace',
  sort: 'ends-first',
  axis: 'log',
  ...DEFAULT_THRESHOLDS,
};
