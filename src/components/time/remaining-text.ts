import { t } from '@grafana/i18n';
import { durationText } from './duration-text';

/** The time left until a moment, for a column of its own: `2 d`, `8 mo`, and `3 d ago` when it is past. */
export function remainingText(atMs: number, nowMs: number): string {
  return atMs < nowMs ? agoText(atMs, nowMs) : durationText(atMs - nowMs);
}

/** The same for the middle of a sentence: `in 2 d`, `3 d ago`. */
export function relativeText(atMs: number, nowMs: number): string {
  return atMs < nowMs ? agoText(atMs, nowMs) : t('time.in', 'in {{length}}', { length: durationText(atMs - nowMs) });
}

function agoText(atMs: number, nowMs: number): string {
  return t('time.ago', '{{length}} ago', { length: durationText(nowMs - atMs) });
}
