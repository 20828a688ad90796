import { addDays, addMonths, dayOf, dayText, mondayOf, weekdayOf } from './calendar-day';
import { calendarYear, monthSpans, WEEKS_SHOWN } from './calendar-year';

describe('days', () => {
  it.each([
    ['UTC', 'utc', Date.UTC(2026, 10, 23, 23, 59), '2026-11-23'],
    ['east of it the day is the next', 'Asia/Tokyo', Date.UTC(2026, 10, 23, 23, 59), '2026-11-24'],
    ['west of it the day is the one before', 'America/New_York', Date.UTC(2026, 10, 23, 2), '2026-11-22'],
    ['a zone that nobody knows falls back to UTC', 'Mars/Olympus', Date.UTC(2026, 10, 23, 23), '2026-11-23'],
    ['years of more than four digits', 'utc', Date.UTC(12_026, 0, 1), '12026-01-01'],
  ])('%s', (_, zone, ms, day) => {
    expect(dayOf(ms, zone)).toBe(day);
  });

  it('counts across months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });

  it.each([
    ['2026-11-28', 1, '2026-12-28'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2027-03-31', -1, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2027-01-15', -1, '2026-12-15'],
  ])('%s moved by %d month is %s', (day, months, moved) => {
    expect(addMonths(day, months)).toBe(moved);
  });

  it('knows its weekday', () => {
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual([0, 6]);
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(dayText('2026-11-28')).toBe('Sat 28 Nov 2026');
  });
});

describe('the year of the calendar', () => {
  const year = calendarYear('2026-11-25');

  it('begins on the Monday of last week and shows 53 weeks', () => {
    expect(year).toMatchObject({ today: '2026-11-25', first: '2026-11-16', last: '2027-11-21' });
    expect(year.weeks).toHaveLength(WEEKS_SHOWN);
  });

  it('has its months above all its weeks', () => {
    const spans = monthSpans(year);
    expect(spans.map(({ month }) => month.slice(0, 7)).slice(0, 3)).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(spans.reduce((sum, { weeks }) => sum + weeks, 0)).toBe(WEEKS_SHOWN);
  });
});
