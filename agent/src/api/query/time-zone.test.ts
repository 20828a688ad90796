import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CalendarDay, isTimeZone, plus, timeZoneNamed, weekdayOf } from './time-zone.ts';

const day = (year: number, month: number, dayOfMonth: number): CalendarDay => ({ year, month, day: dayOfMonth });

const STARTS: ReadonlyArray<readonly [name: string, zone: string, day: CalendarDay, start: string]> = [
  ['UTC', 'UTC', day(2026, 11, 23), '2026-11-23T00:00:00.000Z'],
  ['east of it', 'Asia/Tokyo', day(2026, 11, 23), '2026-11-22T15:00:00.000Z'],
  ['west of it', 'America/New_York', day(2026, 11, 23), '2026-11-23T05:00:00.000Z'],
  ['half an hour', 'Asia/Kolkata', day(2026, 11, 23), '2026-11-22T18:30:00.000Z'],
  ['the day on which summer time begins', 'Europe/Paris', day(2026, 3, 29), '2026-03-28T23:00:00.000Z'],
  ['the day after it began', 'Europe/Paris', day(2026, 3, 30), '2026-03-29T22:00:00.000Z'],
  ['the day on which summer time ends', 'Europe/Paris', day(2026, 10, 25), '2026-10-24T22:00:00.000Z'],
  ['the day after it ended', 'Europe/Paris', day(2026, 10, 26), '2026-10-25T23:00:00.000Z'],
  ['a midnight that the clocks skip', 'Africa/Cairo', day(2026, 4, 24), '2026-04-23T22:00:00.000Z'],
  ['a midnight that comes after 23:00 twice', 'Africa/Cairo', day(2026, 10, 30), '2026-10-29T22:00:00.000Z'],
  ['a midnight that comes twice', 'Atlantic/Azores', day(2026, 10, 25), '2026-10-25T00:00:00.000Z'],
];

for (const [name, zone, calendarDay, start] of STARTS) {
  test(`the start of a day: ${name}`, () => {
    assert.equal(new Date(timeZoneNamed(zone).startOf(calendarDay)).toISOString(), start);
  });
}

test('the day that it is there', () => {
  const lateEvening = Date.UTC(2026, 11, 31, 23, 30);
  assert.deepEqual(timeZoneNamed('Asia/Tokyo').dayAt(lateEvening), day(2027, 1, 1));
  assert.deepEqual(timeZoneNamed('America/New_York').dayAt(lateEvening), day(2026, 12, 31));
});

test('days and months roll over', () => {
  assert.deepEqual(plus(day(2028, 2, 28), { days: 1 }), day(2028, 2, 29));
  assert.deepEqual(plus(day(2026, 12, 1), { months: 1 }), day(2027, 1, 1));
  assert.deepEqual(plus(day(99, 12, 31), { days: 1 }), day(100, 1, 1));
});

test('weeks begin on Monday', () => {
  assert.equal(weekdayOf(day(2026, 11, 23)), 0);
  assert.equal(weekdayOf(day(2026, 11, 29)), 6);
});

test('names of zones', () => {
  assert.ok(isTimeZone('Europe/Paris'));
  assert.ok(!isTimeZone('Mars/Olympus'));
});
