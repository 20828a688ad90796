import { DAY_MS, type Interval } from '@notafter/core';
import { lookAhead } from './look-ahead';

const nowMs = Date.UTC(2026, 10, 23, 14);
const days = (count: number) => nowMs + count * DAY_MS;

it.each<[name: string, range: [number, number], interval: Interval, asked: [number, number]]>([
  ['a dashboard that ends at now, by day', [-7, 0], 'day', [-7, 12]],
  ['a dashboard that ends at now, by week', [-7, 0], 'week', [-7, 84]],
  ['a dashboard that ends at now, by month', [-7, 0], 'month', [-7, 372]],
  ['a range in the past', [-60, -30], 'week', [-60, 84]],
  ['a range that ends too soon', [0, 30], 'week', [0, 84]],
  ['a range that reaches far enough', [0, 365], 'week', [0, 365]],
  ['a range that lies ahead', [200, 300], 'day', [200, 300]],
])('%s', (_name, [from, to], interval, [askedFrom, askedTo]) => {
  expect(lookAhead({ from: days(from), to: days(to) }, interval, nowMs)).toEqual({
    from: days(askedFrom),
    to: days(askedTo),
  });
});
