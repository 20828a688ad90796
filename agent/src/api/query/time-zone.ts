/** A day of a calendar, without a zone. */
export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export interface TimeZone {
  /** The calendar day that it is there at a moment. */
  dayAt(momentMs: number): CalendarDay;
  /** The first moment of a day, where clocks change at midnight, too. */
  startOf(day: CalendarDay): number;
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const DAY_MS = 86_400_000;

/** An IANA time zone by the rules that Node's Intl knows. */
export function timeZoneNamed(name: string): TimeZone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  /** What a clock there shows, as if it were UTC. */
  const wallClock = (momentMs: number): number => {
    const wholeSecond = Math.floor(momentMs / 1000) * 1000;
    const [month, day, year, hour, minute, second] = format.format(wholeSecond).match(/\d+/g)!.map(Number);
    return utc(year!, month!, day!) + ((hour! * 60 + minute!) * 60 + second!) * 1000;
  };
  const startOf = ({ year, month, day }: CalendarDay): number => {
    const midnight = utc(year, month, day);
    const offsets = [midnight - DAY_MS, midnight + DAY_MS].map((near) => wallClock(near) - near);
    const candidates = offsets.map((offset) => midnight - offset).sort((a, b) => a - b);
    return candidates.find((moment) => wallClock(moment) >= midnight) ?? candidates.at(-1)!;
  };
  return { dayAt: (momentMs) => dayOf(wallClock(momentMs)), startOf };
}

/** The day some days and months later; overflow rolls over as in a calendar. */
export function plus({ year, month, day }: CalendarDay, add: { days?: number; months?: number }): CalendarDay {
  return dayOf(utc(year, month + (add.months ?? 0), day + (add.days ?? 0)));
}

/** 0 is Monday (ISO 8601 begins weeks so). */
export function weekdayOf({ year, month, day }: CalendarDay): number {
  return (new Date(utc(year, month, day)).getUTCDay() + 6) % 7;
}

function dayOf(utcMs: number): CalendarDay {
  const date = new Date(utcMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Midnight UTC; `Date.UTC` alone takes the years 0 to 99 for 1900 to 1999. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}
