import {
  type AdHocVariableFilter,
  type DataQueryRequest,
  type DataSourceInstanceSettings,
  dateTime,
} from '@grafana/data';
import { firstValueFrom } from 'rxjs';
import { NotafterDataSource } from './datasource';
import { type Answer, type FakeProxy, installProxy, installVariables } from './fake-proxy';
import type { NotafterQuery } from './query';
import type { Settings } from './settings';

const DAY = 86_400_000;
const nowMs = Date.UTC(2026, 10, 22);
const ROWS = { fields: [{ name: 'title', type: 'string' }], values: [['web']], rows: 1, total: 1, notices: [] };
const ok = (body: unknown): Answer => ({ status: 200, body });

const query = (part: Partial<NotafterQuery>): NotafterQuery => ({
  refId: 'A',
  schemaVersion: 1,
  type: 'certificates',
  ...part,
});

function request(targets: NotafterQuery[], part: Partial<DataQueryRequest<NotafterQuery>> = {}) {
  const range = { from: dateTime(nowMs - DAY), to: dateTime(nowMs), raw: { from: 'now-1d', to: 'now' } };
  return { targets, range, scopedVars: {}, timezone: 'utc', ...part } as DataQueryRequest<NotafterQuery>;
}

let proxy: FakeProxy;
let answer: Answer;
const datasource = new NotafterDataSource(
  {
    uid: 'abc',
    name: 'Notafter',
    type: 'notafter-certificates-datasource',
    url: '/api/datasources/proxy/uid/abc',
    jsonData: {},
  } as DataSourceInstanceSettings<Settings>,
  () => nowMs
);
const run = (targets: NotafterQuery[], part?: Partial<DataQueryRequest<NotafterQuery>>) =>
  firstValueFrom(datasource.query(request(targets, part)));
const sent = () => proxy.requests[0]?.data;

beforeEach(() => {
  installVariables({ ns: { value: ['shop', 'pay'], multi: true } });
  answer = ok({ results: { A: ROWS, B: ROWS } });
  proxy = installProxy(() => answer);
});

describe('query', () => {
  it('sends all queries of a panel in one request, with the dashboard’s range', async () => {
    const { data } = await run([query({}), query({ refId: 'B', type: 'summary', groupBy: ['namespace'] })]);
    expect(proxy.requests).toHaveLength(1);
    expect(sent()).toMatchObject({
      range: { from: nowMs - DAY, to: nowMs },
      queries: [{ refId: 'A' }, { refId: 'B', groupBy: ['namespace'] }],
    });
    expect(data.map(({ refId }) => refId)).toEqual(['A', 'B']);
  });

  it('looks ahead for coming ends, in a request of their own', async () => {
    const upcoming = query({ refId: 'B', type: 'upcoming', interval: 'day' });
    const { data } = await run([query({}), upcoming]);
    expect(proxy.requests.map(({ data: sentData }) => sentData)).toMatchObject([
      { range: { from: nowMs - DAY, to: nowMs }, queries: [{ refId: 'A' }] },
      { range: { from: nowMs - DAY, to: nowMs + 12 * DAY }, queries: [{ refId: 'B' }] },
    ]);
    expect(data.map(({ refId }) => refId)).toEqual(['A', 'B']);
  });

  it('looks ahead of the moment that coming ends are asked as of', async () => {
    await run([query({ type: 'upcoming', interval: 'day', at: 'now+30d' })]);
    expect(sent()).toMatchObject({ range: { from: nowMs - DAY, to: nowMs + 42 * DAY } });
  });

  it('sends nothing for hidden queries', async () => {
    expect(await run([query({ hide: true })])).toEqual({ data: [] });
    expect(proxy.requests).toHaveLength(0);
  });

  it('takes a query that says nothing for the default one', async () => {
    await run([{ refId: 'A' } as NotafterQuery]);
    expect(sent()).toMatchObject({
      queries: [{ type: 'certificates', orderBy: [{ field: 'notAfter' }], limit: 1000 }],
    });
  });

  it('fills in variables and adds ad hoc filters', async () => {
    const filters: AdHocVariableFilter[] = [
      { key: 'node', operator: '=', value: '$ns' },
      { key: 'kind', operator: '=|', value: 'file', values: ['file', 'secret'] },
      { key: 'owner', operator: '!=|', value: 'a', values: ['a', 'b'] },
    ];
    await run([query({ filters: [{ field: 'namespace', operator: '=', value: '$ns' }] })], { filters });
    expect(sent()).toMatchObject({
      queries: [
        {
          filters: [
            { field: 'namespace', operator: 'in', value: ['shop', 'pay'] },
            { field: 'node', operator: '=', value: '$ns' },
            { field: 'kind', operator: 'in', value: ['file', 'secret'] },
            { field: 'owner', operator: '!=', value: 'a' },
            { field: 'owner', operator: '!=', value: 'b' },
          ],
        },
      ],
    });
  });

  it('tells of one wrong query and answers the others', async () => {
    const wrong = query({ refId: 'B', filters: [{ field: 'daysLeft', operator: '<', value: 'soon' }] });
    const { data, errors } = await run([query({}), wrong]);
    expect(data).toHaveLength(1);
    expect(errors).toEqual([{ refId: 'B', message: expect.stringContaining('needs a number') }]);
  });

  it('tells of a query that the agent left unanswered', async () => {
    answer = ok({ results: {} });
    expect(await run([query({})])).toEqual({
      data: [],
      errors: [{ refId: 'A', message: 'The agent did not answer this query.' }],
    });
  });

  it('rejects with what happened and what to do, so that Grafana keeps the last frames', async () => {
    answer = { status: 502, body: '' };
    await expect(run([query({})])).rejects.toThrow(/cannot reach the agent.*Is the agent running/);
  });

  it('is cancelled when nobody listens any longer', () => {
    answer = 'never';
    datasource
      .query(request([query({})]))
      .subscribe()
      .unsubscribe();
    expect(proxy.aborted).toHaveLength(1);
  });
});

describe('Save & test', () => {
  const health = { product: 'notafter', version: '0.3.0', certificates: 1234, sources: 5, sourcesInTrouble: [] };

  it.each([
    ['all well', health, 'success', '1,234 certificates from 5 sources · agent 0.3.0'],
    ['one of each', { ...health, certificates: 1, sources: 1 }, 'success', '1 certificate from 1 source · agent 0.3.0'],
    [
      'trouble',
      { ...health, sourcesInTrouble: ['web', 'a&b'] },
      'warning',
      '1,234 certificates from 5 sources · agent 0.3.0 · in trouble: web, a&b',
    ],
  ])('%s', async (_, body, status, message) => {
    answer = ok(body);
    expect(await datasource.testDatasource()).toMatchObject({ status, message });
  });

  it('says what to do about a failure', async () => {
    answer = { status: 400, body: 'Authentication to data source failed' };
    expect(await datasource.testDatasource()).toEqual({
      status: 'error',
      message: 'The agent refused the credentials of the data source.',
      details: { message: expect.stringContaining('Check user, password or token') },
    });
  });
});

describe('variables and ad hoc filters', () => {
  const values = {
    values: [
      { value: 'shop', count: 3 },
      { value: '', count: 1 },
    ],
    total: 2,
  };
  const askedFilters = () => new URL(proxy.requests[0]?.url ?? '', 'http://grafana').searchParams.get('filters');

  it('offer the values of a field under filters', async () => {
    answer = ok(values);
    const variable = {
      refId: 'V',
      schemaVersion: 1 as const,
      field: 'name',
      filters: [{ field: 'namespace', operator: '=' as const, value: '$ns' }],
    };
    expect(await datasource.metricFindQuery(variable)).toEqual([
      { text: 'shop', value: 'shop' },
      { text: '(empty)', value: '' },
    ]);
    expect(proxy.requests[0]?.url).toContain('/fields/name/values');
    expect(JSON.parse(askedFilters() ?? '')).toEqual([{ field: 'namespace', operator: 'in', value: ['shop', 'pay'] }]);
  });

  it('take a bare field name from a hand-written dashboard', async () => {
    answer = ok(values);
    await datasource.metricFindQuery('cluster');
    expect(proxy.requests[0]?.url).toMatch(/fields\/cluster\/values$/);
  });

  it('narrow suggestions by the other ad hoc filters', async () => {
    answer = ok(values);
    const filters = [
      { key: 'node', operator: '=', value: 'cp-1' },
      { key: 'name', operator: '=', value: 'x' },
    ];
    await datasource.getTagValues({ key: 'name', filters });
    expect(JSON.parse(askedFilters() ?? '')).toEqual([{ field: 'node', operator: '=', value: 'cp-1' }]);
  });

  it('know every field', async () => {
    expect(await datasource.getTagKeys()).toContainEqual({ text: 'Days left', value: 'daysLeft' });
  });

  it('reject with the reason', async () => {
    answer = { status: 504, body: '' };
    await expect(datasource.metricFindQuery('cluster')).rejects.toThrow(/did not answer in time/);
  });
});

describe('Explore', () => {
  it.each([
    ['ADD_FILTER', '='],
    ['ADD_FILTER_OUT', '!='],
  ])('%s', (type, operator) => {
    const changed = datasource.modifyQuery(query({}), { type, options: { key: 'issuerCN', value: 'ca' } });
    expect(changed.filters).toEqual([{ field: 'issuerCN', operator, value: 'ca' }]);
  });

  it('leaves a query alone that it cannot change', () => {
    expect(datasource.modifyQuery(query({}), { type: 'ADD_STRING_FILTER' })).toEqual(query({}));
  });
});

describe('annotations', () => {
  it('ask for events unless told otherwise', () => {
    const prepare = datasource.annotations?.prepareQuery;
    const annotation = { name: 'Renewals', enable: true, iconColor: 'blue' };
    expect(prepare?.({ ...annotation, target: { refId: 'Anno' } as NotafterQuery })).toMatchObject({
      type: 'events',
      schemaVersion: 1,
    });
    expect(prepare?.({ ...annotation, target: query({ type: 'findings' }) })).toMatchObject({ type: 'findings' });
    expect(prepare?.(annotation)).toBeUndefined();
  });
});
