import type { Cell } from '@notafter/core';
import { rowsOf } from '../data/records';
import { findingRow, inDays, resultOf } from '../testing/builders';
import { actItems } from './act-now';

const items = (...rows: Array<Record<string, Cell>>) => actItems(rowsOf(resultOf(rows)));

it('puts the critical first, and among them what ends first', () => {
  const found = items(
    findingRow({
      title: 'warned',
      fingerprint: 'a',
      severity: 'warning',
      rule: 'expiring-warning',
      notAfter: inDays(1),
    }),
    findingRow({ title: 'later', fingerprint: 'b', notAfter: inDays(9) }),
    findingRow({ title: 'sooner', fingerprint: 'c', notAfter: inDays(2) })
  );
  expect(found.map(({ title }) => title)).toEqual(['sooner', 'later', 'warned']);
});

it('names a certificate once, with all its places', () => {
  const [item, ...others] = items(findingRow({ slot: 's1' }), findingRow({ slot: 's2' }), findingRow({ slot: 's3' }));
  expect(others).toEqual([]);
  expect(item).toMatchObject({ slot: 's1', otherPlaces: 2 });
});

it.each([
  ['superseded', { state: 'superseded' }],
  ['silenced', { state: 'silenced' }],
  ['a weak key', { rule: 'weak-key', severity: 'warning' }],
  ['a rule of a later version', { rule: 'served-differs' }],
])('leaves out what can wait: %s', (_, change) => {
  expect(items(findingRow(change))).toEqual([]);
});

it('shows a place without a certificate, with what is wrong', () => {
  const row = findingRow({
    rule: 'missing',
    severity: 'warning',
    message: 'is missing',
    title: '',
    state: '',
    fingerprint: '',
    notAfter: null,
  });
  expect(items(row)).toEqual([
    expect.objectContaining({
      key: 's1',
      title: '/etc/kubernetes/pki/apiserver.crt',
      state: 'unreadable',
      notAfterMs: null,
      message: 'is missing',
    }),
  ]);
});

it('does not repeat in words what the column of ends says', () => {
  expect(items(findingRow())[0]?.message).toBe('');
});
