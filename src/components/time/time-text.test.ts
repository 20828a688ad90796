import { clockText, dateText, dateTimeText, tickText } from './date-text';
import { durationText } from './duration-text';
import { relativeText, remainingText } from './remaining-text';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('durationText', () => {
  it.each([
    ['nothing', 0, '0 s'],
    ['seconds', 45_999, '45 s'],
    ['eight minutes', 8 * 60_000, '8 min'],
    ['under two hours', 2 * HOUR - 1, '119 min'],
    ['two hours', 2 * HOUR, '2 h'],
    ['under two days', 2 * DAY - 1, '47 h'],
    ['two days', 2 * DAY, '2 d'],
    ['a moment under ninety days is never ninety', 90 * DAY - 1, '89 d'],
    ['a hundred days', 100 * DAY, '3 mo'],
    ['a year', 365 * DAY, '12 mo'],
    ['two years', 730.5 * DAY, '2 y'],
    ['ten years less a day', 3651 * DAY, '10 y'],
    ['the sign is ignored', -3 * DAY, '3 d'],
  ])('%s', (_, ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});

describe('remainingText and relativeText', () => {
  it.each([
    ['coming', 5 * DAY, '5 d', 'in 5 d'],
    ['past', -3 * DAY, '3 d ago', '3 d ago'],
    ['this very moment', 0, '0 s', 'in 0 s'],
  ])('%s', (_, offset, remaining, relative) => {
    const now = Date.UTC(2026, 10, 23);
    expect(remainingText(now + offset, now)).toBe(remaining);
    expect(relativeText(now + offset, now)).toBe(relative);
  });
});

describe('dates', () => {
  const moment = Date.UTC(2026, 10, 28, 3, 12, 59);

  it.each([
    ['utc', 'utc', 'Sat 28 Nov 2026 03:12 UTC'],
    ['the browser’s zone, UTC in these tests', 'browser', 'Sat 28 Nov 2026 03:12 UTC'],
    ['a named zone', 'Europe/Berlin', 'Sat 28 Nov 2026 04:12 CET'],
    ['a zone that nobody knows falls back to UTC', 'Mars/Olympus', 'Sat 28 Nov 2026 03:12 UTC'],
  ])('%s', (_, zone, text) => {
    expect(dateTimeText(moment, zone)).toBe(text);
  });

  it('writes days and clocks alone', () => {
    expect(dateText(moment, 'utc')).toBe('Sat 28 Nov 2026');
    expect(clockText(moment, 'utc')).toBe('03:12');
  });

  it.each([
    ['minute', '03:12'],
    ['day', '28 Nov'],
    ['month', 'Nov 2026'],
    ['year', '2026'],
  ] as const)('writes a tick by the %s', (unit, text) => {
    expect(tickText(moment, 'utc', unit)).toBe(text);
    expect(tickText(NaN, 'utc', unit)).toBe('');
  });

  it.each([
    ['September is short, too', Date.UTC(2026, 8, 1), 'Tue 1 Sep 2026 00:00 UTC'],
    ['midnight is 00', Date.UTC(2026, 0, 1), 'Thu 1 Jan 2026 00:00 UTC'],
    ['the last moment of RFC 5280', Date.UTC(9999, 11, 31, 23, 59, 59), 'Fri 31 Dec 9999 23:59 UTC'],
    ['no number', NaN, '–'],
    ['more than a Date holds', 1e20, '–'],
  ])('%s', (_, ms, text) => {
    expect(dateTimeText(ms, 'utc')).toBe(text);
  });
});
