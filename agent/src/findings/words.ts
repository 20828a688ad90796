import { type Certificate, printable, titleOf } from '@notafter/core';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const UNITS = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
] as const;

/** What a certificate is called in a sentence. */
export function called(certificate: Certificate): string {
  return printable(titleOf(certificate) || `certificate ${certificate.serialNumber}`, 200);
}

/** `28 Nov 03:12 UTC`, with the year when it is not the present one. */
export function moment(atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  const year = at.getUTCFullYear();
  const yearText = year === new Date(nowMs).getUTCFullYear() ? '' : ` ${year}`;
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}${yearText} ${clock} UTC`;
}

/** `5 days`, `36 hours`, `90 seconds`: whole numbers, rounded down, in the largest unit of which there are two. */
export function span(durationMs: number): string {
  const [unit, unitMs] = UNITS.find(([, ms]) => durationMs >= 2 * ms) ?? ['seconds', 1000];
  const count = Math.floor(durationMs / unitMs);
  return count === 1 ? '1 second' : `${count} ${unit}`;
}

/** `in 5 days (28 Nov 03:12 UTC)` or `3 days ago (20 Nov 03:12 UTC)`. */
export function whenFrom(nowMs: number, atMs: number): string {
  const distance = span(Math.abs(atMs - nowMs));
  return `${atMs >= nowMs ? `in ${distance}` : `${distance} ago`} (${moment(atMs, nowMs)})`;
}
