import type { CalendarMode } from '../../components/calendar/day-tallies';
import { DEFAULT_THRESHOLDS, type ThresholdOptions } from '../rows/threshold-options';

/** What a user sets in the panel's editor. */
export interface CalendarOptions extends ThresholdOptions {
  /** What is counted at first; whoever looks may switch. */
  readonly count: CalendarMode;
}

export const DEFAULT_OPTIONS: CalendarOptions = { count: 'ends', ...DEFAULT_THRESHOLDS };
