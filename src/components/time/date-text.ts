/** `utc`, `browser`, or an IANA name; an empty one is `browser`: what Grafana hands to panels and pages. */
export type Zone = string;

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** A moment with its day of the week and its zone: `Sat 28 Nov 2026 03:12 UTC`. Seconds do not matter to an end. */
export function dateTimeText(ms: number, zone: Zone): string {
  const parts = partsOf(ms, zone);
  return parts === null ? '–' : `${day(parts)} ${parts.hour}:${parts.minute} ${parts.timeZoneName}`;
}

/** A day: `Sat 28 Nov 2026`. */
export function dateText(ms: number, zone: Zone): string {
  const parts = partsOf(ms, zone);
  return parts === null ? '–' : day(parts);
}

/** A time of the day: `02:14`. */
export function clockText(ms: number, zone: Zone): string {
  const parts = partsOf(ms, zone);
  return parts === null ? '–' : `${parts.hour}:${parts.minute}`;
}

/** As much of a moment as a tick of an axis needs: `02:14`, `28 Nov`, `Nov 2026`, `2026`. */
export function tickText(ms: number, zone: Zone, unit: 'minute' | 'day' | 'month' | 'year'): string {
  const parts = partsOf(ms, zone);
  if (parts === null) {
    return '';
  }
  switch (unit) {
    case 'minute':
      return `${parts.hour}:${parts.minute}`;
    case 'day':
      return `${parts.day} ${parts.month}`;
    case 'month':
      return `${parts.month} ${parts.year}`;
    case 'year':
      return parts.year ?? '';
  }
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
    formatOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value])
  );
  // en-GB names European zones, but writes `Sept`.
  return { ...parts, month: (parts.month ?? '').slice(0, 3) };
}

function formatOf(zone: Zone): Intl.DateTimeFormat {
  const known = FORMATS.get(zone);
  if (known !== undefined) {
    return known;
  }
  const format = createFormat(zone);
  FORMATS.set(zone, format);
  return format;
}

function createFormat(zone: Zone): Intl.DateTimeFormat {
  const named = zone === 'utc' || zone === 'UTC' ? 'UTC' : zone === 'browser' || zone === '' ? undefined : zone;
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  };
  try {
    return new Intl.DateTimeFormat('en-GB', named === undefined ? options : { ...options, timeZone: named });
  } catch {
    // A zone that this browser does not know.
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
}
