import { t } from '@grafana/i18n';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const YEAR_MS = 365.25 * DAY_MS;
const MONTH_MS = YEAR_MS / 12;

/**
 * A length of time in one unit: `45 s`, `12 min`, `47 h`, `2 d`, `8 mo`, `10 y`. Up to days it is cut, never rounded
 * up, so that nobody is promised more time than there is. The sign is ignored.
 */
export function durationText(ms: number): string {
  const length = Math.abs(ms);
  if (length < MINUTE_MS) {
    return t('time.seconds', '{{n}} s', { n: Math.floor(length / SECOND_MS) });
  }
  if (length < 2 * HOUR_MS) {
    return t('time.minutes', '{{n}} min', { n: Math.floor(length / MINUTE_MS) });
  }
  if (length < 2 * DAY_MS) {
    return t('time.hours', '{{n}} h', { n: Math.floor(length / HOUR_MS) });
  }
  if (length < 100 * DAY_MS) {
    return t('time.days', '{{n}} d', { n: Math.floor(length / DAY_MS) });
  }
  const months = Math.round(length / MONTH_MS);
  if (months < 24) {
    return t('time.months', '{{n}} mo', { n: months });
  }
  return t('time.years', '{{n}} y', { n: Math.round(length / YEAR_MS) });
}
