import { type OverviewState, readOverviewState, writeOverviewState } from './overview-state';

const FIRST: OverviewState = {
  filters: [],
  states: [],
  unused: false,
  view: 'runway',
  count: 'ends',
  group: 'namespace',
  sort: 'ends-first',
  axis: 'log',
  order: 'notAfter',
  atMs: null,
  freeze: null,
};

const read = (search: string) => readOverviewState(new URLSearchParams(search));

describe('an address', () => {
  it.each<[string, string, Partial<OverviewState>]>([
    ['that says nothing', '', {}],
    [
      'with filters',
      'filter=owner|=|a&filter=daysLeft|<|30',
      {
        filters: [
          { field: 'owner', operator: '=', value: 'a' },
          { field: 'daysLeft', operator: '<', value: 30 },
        ],
      },
    ],
    ['with states', 'state=expired,critical', { states: ['expired', 'critical'] }],
    ['with what nothing uses', 'unused=shown', { unused: true }],
    ['with a view', 'view=table&order=-owner', { view: 'table', order: '-owner' }],
    ['with a calendar', 'view=calendar&count=renewals', { view: 'calendar', count: 'renewals' }],
    ['with a runway', 'group=node&sort=name&axis=90d', { group: 'node', sort: 'name', axis: '90d' }],
    ['with a freeze', 'freeze=2026-12-18..2027-01-04', { freeze: { from: '2026-12-18', to: '2027-01-04' } }],
    ['with a moment', 'at=1798113600000', { atMs: 1_798_113_600_000 }],
    [
      'with nonsense',
      'filter=x&filter=nofield|=|1&filter=daysLeft|<|soon&state=bad&view=3d&group=&sort=up&axis=1s&order=drop&at=1e99&freeze=always',
      {},
    ],
    ['with the axis of dashboards only', 'axis=dashboard', {}],
  ])('%s', (_, search, expected) => {
    expect(read(search)).toEqual({ ...FIRST, ...expected });
  });

  it('keeps all that is set', () => {
    const state: OverviewState = {
      filters: [
        { field: 'title', operator: '=~', value: 'a|b & c=%20' },
        { field: 'kind', operator: 'in', value: ['file', 'secret'] },
        { field: 'isCa', operator: '=', value: true },
      ],
      states: ['valid'],
      unused: true,
      view: 'table',
      count: 'renewals',
      group: 'none',
      sort: 'worst-first',
      axis: '1y',
      order: '-title',
      atMs: 1_798_113_600_000,
      freeze: { from: '2026-12-18', to: '2027-01-04' },
    };
    expect(read(writeOverviewState(new URLSearchParams(), state).toString())).toEqual(state);
  });

  it('leaves out what is as at first, and keeps what is not its own', () => {
    expect(writeOverviewState(new URLSearchParams('ds=b&view=table'), { view: 'runway' }).toString()).toBe('ds=b');
  });
});
