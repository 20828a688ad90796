import { createAxis } from './axis';
import { buildRow, inDays, NOW } from './build-row';
import { cardPosition } from './card-position';
import { cutPlace } from './cut-place';
import { densityOf, densityPaths } from './density';
import { groupRows } from './group-rows';
import { sortLabel, SORTS, sortRows } from './sort-rows';

describe('sortRows', () => {
  const rows = [
    buildRow({ id: 'late', title: 'b', notAfterMs: inDays(90) }),
    buildRow({ id: 'soon', title: 'd', notAfterMs: inDays(2), state: 'critical' }),
    buildRow({ id: 'past', title: 'c', notAfterMs: inDays(-2), state: 'expired' }),
    buildRow({ id: 'replaced', title: 'a', notAfterMs: inDays(-9), state: 'superseded' }),
    buildRow({ id: 'endless', title: 'e', notAfterMs: null, state: 'unreadable' }),
  ];

  it.each([
    ['ends-first', ['endless', 'past', 'soon', 'late', 'replaced']],
    ['ends-last', ['late', 'soon', 'past', 'endless', 'replaced']],
    ['worst-first', ['past', 'soon', 'endless', 'late', 'replaced']],
    ['name', ['replaced', 'late', 'past', 'soon', 'endless']],
  ] as const)('%s', (sort, ids) => {
    expect(sortRows(rows, sort).map(({ id }) => id)).toEqual(ids);
  });

  it('has a word for each order', () => {
    expect(new Set(SORTS.map(sortLabel)).size).toBe(SORTS.length);
  });
});

describe('groupRows', () => {
  it('keeps the order of the rows and counts the states, the worst first', () => {
    const groups = groupRows([
      buildRow({ group: 'b', id: '1' }),
      buildRow({ group: 'a', id: '2' }),
      buildRow({ group: 'b', id: '3', state: 'expired' }),
      buildRow({ group: 'b', id: '4' }),
    ]);
    expect(groups.map(({ name, worst, counts }) => ({ name, worst, counts }))).toEqual([
      {
        name: 'b',
        worst: 'expired',
        counts: [
          ['expired', 1],
          ['valid', 2],
        ],
      },
      { name: 'a', worst: 'valid', counts: [['valid', 1]] },
    ]);
  });

  it('takes any text for a name', () => {
    expect(groupRows([buildRow({ group: '__proto__' })])[0]?.rows).toHaveLength(1);
  });
});

describe('density', () => {
  const axis = createAxis({ kind: '90d', nowMs: NOW, widthPx: 500, zone: 'utc', zoom: null });
  const at = (days: number | null, state: 'valid' | 'critical' = 'valid') =>
    buildRow({ notAfterMs: days === null ? null : inDays(days), state });

  it('counts ends in bins with the worst state of each', () => {
    const bins = densityOf([at(30), at(30), at(30, 'critical'), at(60)], axis);
    expect(bins.map(({ share, worst }) => [share, worst])).toEqual([
      [1, 'critical'],
      [1 / 3, 'valid'],
    ]);
  });

  it.each([
    ['ends outside stand at the edges', [at(-999), at(9999)], [0, 495]],
    ['what has no end has no place', [at(null)], []],
    ['no rows', [], []],
  ])('%s', (_, rows, edges) => {
    expect(densityOf(rows, axis).map(({ x }) => x)).toEqual(edges);
  });

  it('draws one path a state', () => {
    const paths = densityPaths(densityOf([at(30), at(60), at(20, 'critical')], axis), 14);
    expect(paths.map(({ state }) => state).sort()).toEqual(['critical', 'valid']);
    expect(paths[0]?.d).toMatch(/^(M\d+ 14v-14h4v14z)+$/);
  });
});

describe('cutPlace', () => {
  // One pixel a letter.
  const cut = (place: string, room: number) => cutPlace(place, room, (text) => text.length);

  it.each([
    ['fits', '/etc/ca.crt', 11, '/etc/ca.crt'],
    ['keeps the file name', '/etc/kubernetes/pki/apiserver.crt', 22, '/etc/ku…/apiserver.crt'],
    ['keeps the entry with it', '/etc/kubernetes/admin.conf#user/admin', 27, '/etc…/admin.conf#user/admin'],
    ['an object gives up the usual key first', 'Secret payments/web[tls.crt]', 27, 'Secret payments/web'],
    ['then its kind', 'Secret payments/web[tls.crt]', 18, 'payments/web'],
    ['then its namespace', 'Secret payments/web[tls.crt]', 11, 'web'],
    ['an unusual key stays', 'ConfigMap payments/web[ca.crt]', 19, 'web[ca.crt]'],
    ['an entry inside stays', 'Secret a/store[web.jks]#alias-7', 25, 'S…/store[web.jks]#alias-7'],
    ['keeps the end of a long name', '/etc/kubelet-client-current.pem', 12, '…current.pem'],
    ['no slash', 'a-very-long-endpoint:443', 8, '…int:443'],
    ['no room at all', '/etc/ca.crt', 0, '…'],
    ['nothing', '', 10, ''],
  ])('%s', (_, place, room, expected) => {
    expect(cut(place, room)).toBe(expected);
  });
});

describe('cardPosition', () => {
  const viewport = { width: 1000, height: 600 };

  it.each([
    ['below its row', { x: 100, topY: 100, bottomY: 126 }, { left: 112, top: 132, maxHeight: 462 }],
    ['above it in the lower half', { x: 100, topY: 500, bottomY: 526 }, { left: 112, bottom: 106, maxHeight: 488 }],
    ['inside the right edge', { x: 990, topY: 100, bottomY: 126 }, { left: 634, top: 132, maxHeight: 462 }],
    ['inside the left edge', { x: -50, topY: 100, bottomY: 126 }, { left: 6, top: 132, maxHeight: 462 }],
  ])('%s', (_, card, expected) => {
    expect(cardPosition(card, viewport)).toEqual(expected);
  });
});
