import { t } from '@grafana/i18n';

/** `utc`, `browser`, or an IANA name; an empty one is `browser`: what Grafana hands to panels and pages. */
export type Zone = string;

const FORMATS = new Map<string, Intl.DateTimeFormat>();
const ENGLISH = 'en-GB';

/** A moment with its day of the week and its zone: `Sat 28 Nov 2026 03:12 UTC`. Seconds do not matter to an end. */
export function dateTimeText(ms: number, zone: Zone): string {
  if (language() !== ENGLISH) {
    return localText(ms, zone, { ...DAY, ...CLOCK, timeZoneName: 'short' });
  }
  const parts = partsOf(ms, zone);
  return parts === null ? '–' : `${day(parts)} ${parts.hour}:${parts.minute} ${parts.timeZoneName}`;
}

/** A day: `Sat 28 Nov 2026`. */
export function dateText(ms: number, zone: Zone): string {
  if (language() !== ENGLISH) {
    return localText(ms, zone, DAY);
  }
  const parts = partsOf(ms, zone);
  return parts === null ? '–' : day(parts);
}

/** A time of the day: `02:14`. */
export function clockText(ms: number, zone: Zone): string {
  const parts = partsOf(ms, zone);
  return parts === null ? '–' : `${parts.hour}:${parts.minute}`;
}

/** As much of a moment as a tick of an axis needs: `02:14`, `28 Nov`, `Nov 2026`, `2026`; or a name alone: `Nov`, `Sat`. */
export function tickText(ms: number, zone: Zone, unit: 'minute' | keyof typeof TICK): string {
  const parts = partsOf(ms, zone);
  if (parts === null) {
    return '';
  }
  if (unit === 'minute') {
    return `${parts.hour}:${parts.minute}`;
  }
  if (language() !== ENGLISH) {
    return localText(ms, zone, TICK[unit]);
  }
  const { weekday = '', day: date = '', month = '', year = '' } = parts;
  return { day: `${date} ${month}`, month: `${month} ${year}`, year, 'month-name': month, weekday }[unit];
}

const DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const TICK = {
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
  'month-name': { month: 'short' },
  weekday: { weekday: 'short' },
} as const;

/** How the reader's language writes dates; English ones have a form of our own, the same in every browser. */
function language(): string {
  return t('time.locale', 'en-GB');
}

function localText(ms: number, zone: Zone, options: Intl.DateTimeFormatOptions): string {
  return Number.isNaN(new Date(ms).getTime()) ? '–' : formatOf(zone, language(), options).format(ms);
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

function day(parts: Parts): string {
  return `${parts.weekday} ${parts.day} ${parts.month} ${parts.year}`;
}

/** Null for a moment that a Date cannot hold: certificates may claim any. */
function partsOf(ms: number, zone: Zone): Parts | null {
  if (Number.isNaN(new Date(ms).getTime())) {
    return null;
  }
  const parts: Parts = Object.fromEntries(
    formatOf(zone, ENGLISH, { ...DAY, ...CLOCK, timeZoneName: 'short' })
      .formatToParts(ms)
      .map(({ type, value }) => [type, value])
  );
  // en-GB names European zones, but writes `Sept`.
  return { ...parts, month: (parts.month ?? '').slice(0, 3) };
}

function formatOf(zone: Zone, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = [zone, locale, ...Object.keys(options)].join(' ');
  const known = FORMATS.get(key);
  if (known !== undefined) {
    return known;
  }
  const format = createFormat(zone, locale, options);
  FORMATS.set(key, format);
  return format;
}

function createFormat(zone: Zone, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const named = zone === 'utc' || zone === 'UTC' ? 'UTC' : zone === 'browser' || zone === '' ? undefined : zone;
  try {
    return new Intl.DateTimeFormat(locale, named === undefined ? options : { ...options, timeZone: named });
  } catch {
    // A zone that this browser does not know.
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  }
}
