import type { AxisKind } from '../../components/runway/axis-kind';
import { DEFAULT_THRESHOLDS, type ThresholdOptions } from '../rows/threshold-options';

/** What a user sets in the panel's editor. */
export interface TrustOptions extends ThresholdOptions {
  readonly axis: AxisKind;
}

export const DEFAULT_OPTIONS: TrustOptions = { axis: 'log', ...DEFAULT_THRESHOLDS };
