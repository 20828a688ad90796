import { dateMath } from '@grafana/data';

/** `now+30d`, ISO 8601 or epoch milliseconds, as epoch milliseconds; null when it is none of them. */
export function parseMoment(text: string, nowMs: number): number | null {
  if (/^-?\d{5,}$/.test(text)) {
    return Number(text);
  }
  const moment = text === '' ? undefined : dateMath.toDateTime(text, { now: nowMs });
  return moment?.isValid() ? moment.valueOf() : null;
}
