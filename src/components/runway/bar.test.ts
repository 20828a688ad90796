import { createAxis } from './axis';
import { barOf, noteText } from './bar';
import { buildRow, inDays, NOW } from './build-row';
import type { RunwayRow } from './row';

// Ten pixels a day, from ten days ago to ninety ahead; now is at 100.
const axis = createAxis({
  kind: 'dashboard',
  nowMs: NOW,
  widthPx: 1000,
  zone: 'utc',
  dashboard: { fromMs: inDays(-10), toMs: inDays(90) },
  zoom: null,
});

function drawn(given: Partial<RunwayRow>) {
  const { segments } = barOf(buildRow(given), axis, NOW);
  return segments.map(({ kind, x, width }) => `${kind} ${Math.round(x)}+${Math.round(width)}`);
}

describe('the pieces of a bar', () => {
  it.each<[string, Partial<RunwayRow>, string[]]>([
    ['valid, its tail coloured', {}, ['valid 0+475', 'warning 475+135', 'critical 610+90']],
    ['begun in sight', { notBeforeMs: inDays(-5) }, ['valid 50+425', 'warning 475+135', 'critical 610+90']],
    ['no zones are known', { warningAtMs: null, criticalAtMs: null }, ['valid 0+700']],
    ['only the critical zone is known', { warningAtMs: null }, ['valid 0+610', 'critical 610+90']],
    [
      'zones that begin before the certificate',
      { notBeforeMs: inDays(0), warningAtMs: inDays(-9), criticalAtMs: inDays(-8) },
      ['critical 100+600'],
    ],
    ['zones after the end', { warningAtMs: inDays(80), criticalAtMs: inDays(85) }, ['valid 0+700']],
    [
      'a tail too thin to see',
      { warningAtMs: inDays(60), criticalAtMs: inDays(59.99) },
      ['valid 0+700', 'critical 700+2'],
    ],
    ['expired', { state: 'expired', notAfterMs: inDays(-3) }, ['expired 0+70']],
    ['expired before the axis begins', { state: 'expired', notAfterMs: inDays(-30) }, []],
    ['not yet valid', { state: 'not-yet-valid', notBeforeMs: inDays(2) }, ['not-yet-valid 120+580']],
    ['begins after the axis ends', { state: 'not-yet-valid', notBeforeMs: inDays(95), notAfterMs: inDays(99) }, []],
    ['unreadable', { state: 'unreadable' }, ['unreadable 0+700']],
    ['silenced', { state: 'silenced' }, ['inactive 0+700']],
    ['superseded', { state: 'superseded' }, ['inactive 0+700']],
    ['ends beyond the axis', { state: 'silenced', notAfterMs: inDays(9999) }, ['inactive 0+1000']],
    ['no end is known', { notAfterMs: null }, []],
    ['ends before it begins', { notBeforeMs: inDays(70), notAfterMs: inDays(60), state: 'expired' }, []],
  ])('%s', (_, given, expected) => {
    expect(drawn(given)).toEqual(expected);
  });

  it('fades in where nobody knows the beginning', () => {
    expect(barOf(buildRow({ notBeforeMs: null }), axis, NOW).faded).toBe(true);
    expect(barOf(buildRow(), axis, NOW).faded).toBe(false);
  });
});

describe('the dots from an end to now', () => {
  it.each<[string, Partial<RunwayRow>, object | null]>([
    ['expired', { state: 'expired', notAfterMs: inDays(-3) }, { x: 70, width: 30 }],
    ['expired before the axis begins', { state: 'expired', notAfterMs: inDays(-300) }, { x: 0, width: 100 }],
    ['superseded: nobody waits for it', { state: 'superseded', notAfterMs: inDays(-3) }, null],
    ['valid', {}, null],
    ['no end is known', { state: 'expired', notAfterMs: null }, null],
  ])('%s', (_, given, expected) => {
    expect(barOf(buildRow(given), axis, NOW).overrun).toEqual(expected);
  });
});

describe('marks', () => {
  it.each<[string, Partial<RunwayRow>, object | null]>([
    ['a renewal to come', { renewalDueMs: inDays(20) }, { x: 300, overdue: false }],
    ['an overdue one', { renewalDueMs: inDays(-5) }, { x: 50, overdue: true }],
    ['an overdue one before the axis begins stays at its edge', { renewalDueMs: inDays(-21) }, { x: 5, overdue: true }],
    ['one beyond the axis', { renewalDueMs: inDays(99) }, null],
    ['none', {}, null],
    ['superseded: nobody renews it', { renewalDueMs: inDays(-5), state: 'superseded' }, null],
  ])('%s', (_, given, expected) => {
    expect(barOf(buildRow(given), axis, NOW).renewalDue).toEqual(expected);
  });

  it.each([
    ['in sight', inDays(-5), 50],
    ['long ago', inDays(-50), null],
    ['never', null, null],
  ])('a past renewal: %s', (_, renewedAtMs, expected) => {
    expect(barOf(buildRow({ renewedAtMs }), axis, NOW).renewedX).toBe(expected);
  });
});

describe('the words beside a bar', () => {
  const note = (given: Partial<RunwayRow>) => barOf(buildRow(given), axis, NOW).note;

  it.each<[string, Partial<RunwayRow>, object | null]>([
    ['all is well', {}, null],
    ['after the end', { note: 'weak key' }, { x: 708, text: 'weak key', tone: 'plain' }],
    [
      'after now, when its end is past',
      { state: 'expired', notAfterMs: inDays(-3), note: 'x' },
      { x: 108, text: 'x', tone: 'plain' },
    ],
    [
      'behind now, also of what ended and is silenced',
      { state: 'silenced', notAfterMs: inDays(-1), note: 'x' },
      { x: 108, text: 'x', tone: 'plain' },
    ],
    [
      'after now, when no end is known',
      { state: 'unreadable', notAfterMs: null, note: 'x' },
      { x: 108, text: 'x', tone: 'unreadable' },
    ],
    [
      'overdue, and why',
      { renewalDueMs: inDays(-21), note: 'Order failed' },
      { x: 708, text: 'renewal was due 21 d ago · Order failed', tone: 'overdue' },
    ],
    ['no room', { notAfterMs: inDays(88), note: 'weak key' }, null],
  ])('%s', (_, given, expected) => {
    expect(note(given)).toEqual(expected);
  });

  it('says nothing of a renewal that nobody needs', () => {
    expect(noteText(buildRow({ state: 'silenced', renewalDueMs: inDays(-2) }), NOW)).toBe('');
  });
});
