import { rowsOf } from '../data/records';
import { resultOf } from '../testing/builders';
import { comingWeeks, fillWeeks, ianaZone } from './weeks';

const HOUR = 3_600_000;

describe('coming weeks', () => {
  it.each([
    ['a Monday at midnight', Date.UTC(2026, 10, 23), 'utc', Date.UTC(2026, 10, 23)],
    ['a Sunday, late', Date.UTC(2026, 10, 29, 23, 59), 'utc', Date.UTC(2026, 10, 23)],
    ['a Sunday that is Monday already in Tokyo', Date.UTC(2026, 10, 29, 15), 'Asia/Tokyo', Date.UTC(2026, 10, 29, 15)],
  ])('begin on Monday: %s', (_, nowMs, zone, fromMs) => {
    const weeks = comingWeeks(nowMs, zone);
    expect(weeks).toHaveLength(12);
    expect(weeks[0]?.fromMs).toBe(fromMs);
  });

  it('are an hour longer where clocks go back', () => {
    const [week] = comingWeeks(Date.UTC(2026, 9, 22), 'Europe/Berlin');
    expect(week!.toMs - week!.fromMs).toBe((7 * 24 + 1) * HOUR);
  });
});

it('puts each count into its week, and nothing into those that the agent left out', () => {
  const monday = Date.UTC(2026, 10, 23);
  const rows = rowsOf(resultOf([{ time: monday + 7 * 24 * HOUR, count: 3, state: 'warning' }]));
  const weeks = fillWeeks(comingWeeks(monday, 'utc'), rows);
  expect(weeks.map(({ count }) => count)).toEqual([0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(weeks.map(({ state }) => state).filter(Boolean)).toEqual(['warning']);
});

it.each([
  ['utc', 'UTC'],
  ['browser', 'UTC'],
  ['', 'UTC'],
  ['Asia/Tokyo', 'Asia/Tokyo'],
])('the agent calls the zone "%s" %s', (zone, name) => {
  expect(ianaZone(zone)).toBe(name);
});
