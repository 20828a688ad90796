import { freezeOf, freezeRange, freezeText, parseFreeze } from './freeze';

describe('a freeze in an address', () => {
  it.each([
    ['two days', '2026-12-18..2027-01-04', { from: '2026-12-18', to: '2027-01-04' }],
    ['one day', '2026-12-24..2026-12-24', { from: '2026-12-24', to: '2026-12-24' }],
    ['in the wrong order', '2027-01-04..2026-12-18', { from: '2026-12-18', to: '2027-01-04' }],
    ['half of it', '2026-12-18', null],
    ['an end without a start', '..2026-12-18', null],
    ['three days', '2026-12-18..2026-12-19..2026-12-20', null],
    ['a day that is none', '2026-02-31..2026-03-01', null],
    ['words', 'christmas..easter', null],
    ['nothing', null, null],
  ])('%s', (_, text, freeze) => {
    expect(parseFreeze(text)).toEqual(freeze);
  });

  it('reads as it was written', () => {
    const freeze = freezeOf('2026-12-18', '2027-01-04');
    expect(freeze && parseFreeze(freezeText(freeze))).toEqual(freeze);
  });
});

describe('the moments of a freeze', () => {
  it.each([
    ['UTC', 'utc', Date.UTC(2026, 11, 18), Date.UTC(2027, 0, 5)],
    ['the days of another zone', 'Europe/Paris', Date.UTC(2026, 11, 17, 23), Date.UTC(2027, 0, 4, 23)],
  ])('%s', (_, zone, fromMs, toMs) => {
    expect(freezeRange({ from: '2026-12-18', to: '2027-01-04' }, zone)).toEqual({ fromMs, toMs });
  });

  it('a day of 23 hours is a whole day', () => {
    const { fromMs, toMs } = freezeRange({ from: '2027-03-28', to: '2027-03-28' }, 'Europe/Paris');
    expect((toMs - fromMs) / 3_600_000).toBe(23);
  });
});
