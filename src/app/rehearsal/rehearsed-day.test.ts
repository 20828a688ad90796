import { daysUntilMoment, dayOfMoment, momentInDays, momentOfDay, MOST_DAYS } from './rehearsed-day';

const NOW = Date.UTC(2026, 10, 23, 10);
const NOON = Date.UTC(2026, 10, 23, 12);
const DAY = 86_400_000;

it.each([
  ['now', null, 0],
  ['tomorrow', NOON + DAY, 1],
  ['in a year', NOON + 365 * DAY, 365],
  ['beyond its end', NOON + 400 * DAY, MOST_DAYS],
  ['the past', NOON - 9 * DAY, 0],
])('the slider stands at %s', (_, atMs, days) => {
  expect(daysUntilMoment(atMs, NOW)).toBe(days);
});

it.each([1, 30, 365])('%s days on are as many days on the slider, at any hour', (days) => {
  for (const hour of [0, 11, 12, 23]) {
    const nowMs = Date.UTC(2026, 10, 23, hour);
    expect(daysUntilMoment(momentInDays(days, nowMs), nowMs)).toBe(days);
  }
});

it('today is no rehearsal', () => {
  expect(momentInDays(0, NOW)).toBeNull();
});

it('a day is rehearsed at noon UTC', () => {
  expect(momentOfDay('2026-12-24')).toBe(Date.UTC(2026, 11, 24, 12));
  expect(dayOfMoment(Date.UTC(2026, 11, 24, 12))).toBe('2026-12-24');
  expect(momentOfDay('')).toBeNull();
});
