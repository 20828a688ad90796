import type { FilterRow, NotafterQuery } from './query';
import { toAgentQuery } from './to-agent-query';

const DAY = 86_400_000;
const nowMs = Date.UTC(2026, 10, 22);
const context = { nowMs, timeZone: 'utc', asker: 'panel' } as const;
const query = (part: Partial<NotafterQuery>): NotafterQuery => ({
  refId: 'A',
  schemaVersion: 1,
  type: 'certificates',
  ...part,
});

function translated(part: Partial<NotafterQuery>) {
  const result = toAgentQuery(query(part), context);
  return result.ok ? result.value : result.message;
}

describe('filters', () => {
  it.each<[name: string, row: FilterRow, value: unknown]>([
    ['number', { field: 'daysLeft', operator: '<', value: '30' }, 30],
    ['negative number', { field: 'daysLeft', operator: '<', value: ' -1.5 ' }, -1.5],
    ['boolean', { field: 'isCa', operator: '=', value: 'true' }, true],
    ['relative time', { field: 'notAfter', operator: '<', value: 'now+30d' }, nowMs + 30 * DAY],
    ['ISO time', { field: 'notAfter', operator: '<', value: '2026-11-23T00:00:00Z' }, nowMs + DAY],
    ['epoch milliseconds', { field: 'notAfter', operator: '<', value: String(nowMs) }, nowMs],
    ['text keeps its blanks', { field: 'title', operator: '=', value: ' a ' }, ' a '],
    ['empty text', { field: 'namespace', operator: '=', value: '' }, ''],
    ['absent number', { field: 'daysLeft', operator: '=', value: '' }, ''],
    ['pattern on a number', { field: 'port', operator: '=~', value: '44.' }, '44.'],
    ['list', { field: 'port', operator: 'in', value: ['443', '8443'] }, ['443', '8443']],
  ])('%s', (_, row, value) => {
    expect(translated({ filters: [row] })).toMatchObject({
      filters: [{ field: row.field, operator: row.operator, value }],
    });
  });

  it.each<[name: string, row: FilterRow, message: RegExp]>([
    ['no number', { field: 'daysLeft', operator: '<', value: 'soon' }, /“Days left” needs a number, not “soon”/],
    ['an empty number', { field: 'daysLeft', operator: '<', value: ' ' }, /needs a number/],
    ['infinite', { field: 'daysLeft', operator: '<', value: 'Infinity' }, /needs a number/],
    ['one of a list', { field: 'port', operator: 'in', value: ['443', 'x'] }, /needs a number/],
    ['no boolean', { field: 'isCa', operator: '=', value: 'yes' }, /needs true or false/],
    ['no time', { field: 'notAfter', operator: '<', value: 'Tuesday' }, /needs a time/],
    ['unknown field', { field: '<b>&', operator: '=', value: 'x' }, /There is no field “<b>&”/],
  ])('%s is told', (_, row, message) => {
    expect(translated({ filters: [row] })).toMatch(message);
  });

  it('leaves out rows that are not complete', () => {
    expect(
      translated({
        filters: [
          { field: '', operator: '=' },
          { field: 'title', operator: '=' },
        ],
      })
    ).not.toHaveProperty('filters');
  });
});

describe('parts', () => {
  it('sends only what the type uses', () => {
    const everything: Partial<NotafterQuery> = {
      filters: [{ field: 'daysLeft', operator: '<', value: 'broken' }],
      groupBy: ['namespace'],
      at: 'broken',
      distinct: true,
      fields: ['title'],
      orderBy: [{ field: 'notAfter' }, { field: 'name' }],
      limit: 5,
    };
    expect(translated({ ...everything, type: 'sources' })).toEqual({
      refId: 'A',
      type: 'sources',
      orderBy: [{ field: 'name' }],
      limit: 5,
    });
  });

  it('limits the lines of a time series', () => {
    expect(translated({ type: 'remaining' })).toEqual({ refId: 'A', type: 'remaining', limit: 200 });
    expect(translated({ type: 'remaining', limit: 9 })).toMatchObject({ limit: 9 });
  });

  it('groups by a field once', () => {
    expect(translated({ type: 'summary', groupBy: ['node', 'node', 'nonsense'] })).toMatchObject({ groupBy: ['node'] });
  });

  it('asks for what links and the runway need beside the chosen columns', () => {
    const result = translated({ fields: ['issuerCN', 'slot', 'nonsense'] });
    expect(result).toMatchObject({ fields: expect.arrayContaining(['issuerCN', 'slot', 'notBefore', 'criticalAt']) });
    expect(result).not.toMatchObject({ fields: expect.arrayContaining(['nonsense']) });
  });

  it.each([
    ['now+30d', nowMs + 30 * DAY],
    ['2026-11-23T00:00:00Z', nowMs + DAY],
    [nowMs, nowMs],
  ])('as of %s', (at, expected) => {
    expect(translated({ at })).toMatchObject({ at: expected });
  });

  it('tells of an “as of” that cannot be read', () => {
    expect(translated({ at: 'Christmas' })).toMatch(/“As of” cannot be read: “Christmas”/);
  });

  it.each([
    [undefined, 'UTC'],
    ['browser', Intl.DateTimeFormat().resolvedOptions().timeZone],
    ['Asia/Tokyo', 'Asia/Tokyo'],
  ])('counts in the time zone %s', (timeZone, expected) => {
    expect(translated({ type: 'upcoming', timeZone })).toMatchObject({ interval: 'week', timeZone: expected });
  });

  it('tells of a type of a newer version', () => {
    expect(translated({ type: 'forecast' as NotafterQuery['type'] })).toMatch(/no query type “forecast”/);
  });
});
