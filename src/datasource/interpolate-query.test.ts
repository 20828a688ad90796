import { escaped, interpolateQuery, type Replace } from './interpolate-query';
import { getTemplateSrv } from '@grafana/runtime';
import { installVariables } from './fake-proxy';
import type { FilterRow, NotafterQuery } from './query';

const replace: Replace = (text, format) => getTemplateSrv().replace(text, {}, format);
const query = (filter: FilterRow): NotafterQuery => ({
  refId: 'A',
  schemaVersion: 1,
  type: 'certificates',
  filters: [filter],
});

beforeEach(() =>
  installVariables({
    one: { value: 'shop' },
    pattern: { value: 'shop-.*' },
    many: { value: ['a.b', 'c'], multi: true },
    single: { value: 'a.b', multi: true },
    none: { value: [], multi: true },
    dollar: { value: '$one' },
  })
);

describe('interpolateQuery', () => {
  it.each<[name: string, filter: FilterRow, filters: FilterRow[]]>([
    ['plain text', { field: 'name', operator: '=', value: 'x' }, [{ field: 'name', operator: '=', value: 'x' }]],
    ['one value', { field: 'name', operator: '=', value: '$one' }, [{ field: 'name', operator: '=', value: 'shop' }]],
    [
      'several values of =',
      { field: 'name', operator: '=', value: '$many' },
      [{ field: 'name', operator: 'in', value: ['a.b', 'c'] }],
    ],
    [
      'several values inside a text',
      { field: 'name', operator: '=', value: 'x-${many}-y' },
      [{ field: 'name', operator: 'in', value: ['x-a.b-y', 'x-c-y'] }],
    ],
    [
      'several values of !=',
      { field: 'name', operator: '!=', value: '$many' },
      [
        { field: 'name', operator: '!=', value: 'a.b' },
        { field: 'name', operator: '!=', value: 'c' },
      ],
    ],
    [
      'several values of in',
      { field: 'name', operator: 'in', value: ['$many', 'd'] },
      [{ field: 'name', operator: 'in', value: ['a.b', 'c', 'd'] }],
    ],
    [
      'several values of =~',
      { field: 'name', operator: '=~', value: '$many-x' },
      [{ field: 'name', operator: '=~', value: '(a\\.b|c)-x' }],
    ],
    [
      'one value of a multi-value variable',
      { field: 'name', operator: '=~', value: '$single' },
      [{ field: 'name', operator: '=~', value: 'a\\.b' }],
    ],
    [
      'a pattern in a text box',
      { field: 'name', operator: '=~', value: '$pattern' },
      [{ field: 'name', operator: '=~', value: 'shop-.*' }],
    ],
    ['nothing chosen', { field: 'name', operator: '=', value: '$none' }, []],
    ['nothing chosen for a pattern', { field: 'name', operator: '=~', value: '$none' }, []],
    ['nothing chosen in a list', { field: 'name', operator: 'in', value: ['$none'] }, []],
    [
      'a value that looks like a variable',
      { field: 'name', operator: '=', value: '$dollar' },
      [{ field: 'name', operator: '=', value: '$one' }],
    ],
    [
      'an unknown variable',
      { field: 'name', operator: '=', value: '$nobody' },
      [{ field: 'name', operator: '=', value: '$nobody' }],
    ],
    ['a number', { field: 'daysLeft', operator: '<', value: 30 }, [{ field: 'daysLeft', operator: '<', value: 30 }]],
    ['a row without a value', { field: 'name', operator: '=' }, [{ field: 'name', operator: '=' }]],
  ])('%s', (_, filter, filters) => {
    expect(interpolateQuery(query(filter), replace).filters).toEqual(filters);
  });

  it('fills in “as of”', () => {
    installVariables({ day: { value: 'now+7d' } });
    expect(interpolateQuery({ ...query({ field: '', operator: '=' }), at: '$day' }, replace).at).toBe('now+7d');
  });
});

it('escaped text matches itself only', () => {
  const hostile = '.*+?^${}()|[]\\a-b';
  expect(new RegExp(`^${escaped(hostile)}$`).test(hostile)).toBe(true);
  expect(new RegExp(`^${escaped('a.b')}$`).test('axb')).toBe(false);
});
