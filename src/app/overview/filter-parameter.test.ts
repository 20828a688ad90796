import { filterOf, parseFilter } from './filter-parameter';

describe('the value of a filter has the type of its field', () => {
  it.each([
    ['text', 'owner', '=', 'team-pay', 'team-pay'],
    ['empty text', 'owner', '=', '', ''],
    ['number', 'daysLeft', '<', '14', 14],
    ['no number', 'daysLeft', '<', 'soon', null],
    ['nothing for a number', 'daysLeft', '<', ' ', null],
    ['endless number', 'daysLeft', '<', 'Infinity', null],
    ['date', 'notAfter', '<', '2026-12-24', Date.UTC(2026, 11, 24)],
    ['epoch', 'notAfter', '<', '1798070400000', 1_798_070_400_000],
    ['no date', 'notAfter', '<', '24', null],
    ['boolean', 'isCa', '=', 'true', true],
    ['no boolean', 'isCa', '=', 'yes', null],
    ['list', 'state', 'in', '["valid"]', ['valid']],
    ['no list', 'state', 'in', 'valid', null],
    ['list of others', 'state', 'in', '[1]', null],
  ] as const)('%s', (_, field, operator, text, value) => {
    expect(filterOf(field, operator, text)).toEqual(value === null ? null : { field, operator, value });
  });
});

it.each([
  ['no parts', 'owner'],
  ['two parts', 'owner|='],
  ['an unknown field', 'nobody|=|x'],
  ['an unknown operator', 'owner|~|x'],
])('a parameter with %s is none', (_, text) => {
  expect(parseFilter(text)).toBeNull();
});

it('keeps bars and new lines in a value', () => {
  expect(parseFilter('title|=|a|b\nc')).toEqual({ field: 'title', operator: '=', value: 'a|b\nc' });
});
