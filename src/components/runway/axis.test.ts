import { DAY_MS } from '@notafter/core';
import { createAxis, fullRange, zoomAround, type AxisOptions } from './axis';
import { AXIS_KINDS, axisLabel } from './axis-kind';
import { inDays, NOW } from './build-row';
import { roundDates } from './round-dates';

function axisOf(given: Partial<AxisOptions>) {
  return createAxis({ kind: 'log', nowMs: NOW, widthPx: 1180, zone: 'utc', zoom: null, ...given });
}

const labels = (given: Partial<AxisOptions>) => axisOf(given).ticks.map(({ label }) => label);

describe('the log axis', () => {
  it('has now at a fifth', () => {
    const { nowX, widthPx } = axisOf({});
    expect(nowX / widthPx).toBeCloseTo(0.21, 2);
  });

  it('gives a day around now as much room as years at its end', () => {
    const { x } = axisOf({});
    const day = x(inDays(1)) - x(NOW);
    const years = x(inDays(3652)) - x(inDays(3 * 365));
    expect(years / day).toBeGreaterThan(1);
    expect(years / day).toBeLessThan(3);
  });

  it.each([
    ['wide', 1180, ['−7 d', '−1 d', '1 d', '3 d', '7 d', '14 d', '30 d', '90 d', '1 y', '3 y', '10 y']],
    ['half as wide', 560, ['−7 d', '7 d', '30 d', '90 d', '1 y', '3 y', '10 y']],
    ['a phone', 376, ['−7 d', '7 d', '30 d', '1 y', '10 y']],
    ['hardly any room', 60, ['10 y']],
    ['none', 0, []],
  ])('drops the least telling ticks: %s', (_, widthPx, expected) => {
    expect(labels({ widthPx })).toEqual(expected);
  });

  it('goes on beyond its edges', () => {
    const { x, widthPx } = axisOf({});
    expect(x(inDays(-400))).toBeLessThan(0);
    expect(x(Date.UTC(9999, 11, 31))).toBeGreaterThan(widthPx);
  });
});

describe('every axis', () => {
  const dashboard = { fromMs: inDays(-2), toMs: inDays(12) };

  it.each(AXIS_KINDS)('%s finds the moment of a pixel again', (kind) => {
    const { x, invert } = axisOf({ kind, dashboard });
    expect(invert(x(inDays(5))) - inDays(5)).toBeCloseTo(0, -3);
  });

  it.each(AXIS_KINDS)('%s keeps its labels apart and away from now', (kind) => {
    const { ticks, nowX } = axisOf({ kind, dashboard });
    const gaps = ticks.slice(1).map(({ x }, index) => x - ticks[index]!.x);
    expect(ticks.length).toBeGreaterThan(3);
    expect(Math.min(...gaps, ...ticks.map(({ x }) => Math.abs(x - nowX)))).toBeGreaterThanOrEqual(40);
    expect(axisLabel(kind)).not.toBe('');
  });
});

describe('roundDates', () => {
  const day = Date.UTC(2026, 10, 23);

  it.each([
    ['hours', day, day + DAY_MS, 8, ['03:00', '06:00'], 'minute'],
    ['days', day + 1, day + 9 * DAY_MS, 10, ['24', '25'], 'day'],
    ['Mondays', day - 1, day + 60 * DAY_MS, 9, ['23', '30'], 'day'],
    ['months', day, day + 300 * DAY_MS, 10, ['12-01', '01-01'], 'month'],
    ['years', day, day + 10 * 365 * DAY_MS, 10, ['2027', '2028'], 'year'],
  ])('%s', (_, from, to, atMost, starts, unit) => {
    const found = roundDates(from + 1, to, atMost);
    const texts = found.moments.map((moment) => new Date(moment).toISOString());
    expect(found.unit).toBe(unit);
    expect(texts[0]).toContain(starts[0]);
    expect(texts[1]).toContain(starts[1]);
    expect(texts.length).toBeLessThanOrEqual(atMost + 1);
  });

  it.each([
    ['no room', 0, 1, 0],
    ['a range of nothing', day + 5, day + 5, 10],
    ['ten thousand years', 0, 1e13 * 30, 5],
  ])('takes %s', (_, from, to, atMost) => {
    expect(roundDates(from, to, atMost).moments.length).toBeLessThan(20);
  });
});

describe('linear axes', () => {
  it.each([
    ['30d', 30],
    ['90d', 90],
    ['1y', 365.25],
  ] as const)('%s ends there and has now at a fifth', (kind, days) => {
    const { x, nowX } = axisOf({ kind });
    expect(x(inDays(days))).toBeCloseTo(1180);
    expect(nowX).toBeCloseTo(1180 / 5);
  });

  it.each([
    ['hours', 0.5, /^\d\d:\d\d$/],
    ['days', 20, /^\d+ \w{3}$/],
    ['months', 400, /^\w{3} \d{4}$/],
    ['years', 4000, /^\d{4}$/],
  ])('the dashboard’s range has dates: %s', (_, days, pattern) => {
    const found = labels({ kind: 'dashboard', dashboard: { fromMs: inDays(-days), toMs: inDays(days) } });
    expect(found).toEqual(found.map(() => expect.stringMatching(pattern)));
    expect(found.length).toBeGreaterThan(2);
  });

  it('shows the range of the log axis where a dashboard has none', () => {
    expect(fullRange({ kind: 'dashboard', nowMs: NOW, dashboard: { fromMs: 5, toMs: 5 } })).toEqual(
      fullRange({ kind: 'log', nowMs: NOW })
    );
  });
});

describe('zooming', () => {
  it('shows the chosen range from edge to edge', () => {
    const zoom = { fromMs: inDays(1), toMs: inDays(60) };
    const { x } = axisOf({ zoom });
    expect([x(zoom.fromMs), x(zoom.toMs)]).toEqual([0, 1180]);
  });

  it('writes dates where no round distance from now is in sight', () => {
    expect(labels({ kind: '1y', zoom: { fromMs: inDays(200), toMs: inDays(230) } })[0]).toMatch(/^\d+ \w{3}$/);
  });

  it('leaves now where it is when it comes closer', () => {
    const axis = axisOf({});
    const closer = axisOf({ zoom: zoomAround(axis, 0.5) });
    expect(closer.nowX).toBeCloseTo(axis.nowX, 0);
    expect(closer.x(NOW + DAY_MS) - closer.nowX).toBeGreaterThan(axis.x(NOW + DAY_MS) - axis.nowX);
  });

  it('comes closer to the middle when now is out of sight', () => {
    const zoom = { fromMs: inDays(100), toMs: inDays(200) };
    const { fromMs, toMs } = zoomAround(axisOf({ kind: '1y', zoom }), 0.5);
    expect([fromMs, toMs]).toEqual([inDays(125), inDays(175)]);
  });
});
