import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { DATA_SOURCE_TYPE, DATA_SOURCE_UID } from './agent.ts';
import { expect, test } from './test.ts';

const UID = 'notafter-panels';
const AGENT = { type: DATA_SOURCE_TYPE, uid: DATA_SOURCE_UID };
const PROMETHEUS = { type: 'prometheus', uid: 'prometheus' };

const ask = (type: string, more: object = {}) => [{ refId: 'A', schemaVersion: 1, type, datasource: AGENT, ...more }];
const metrics = ['x509_cert_not_after', 'x509_cert_not_before'].map((expr, index) => ({
  refId: 'AB'[index],
  expr,
  instant: true,
  format: 'table',
  datasource: PROMETHEUS,
}));

interface Case {
  readonly type: string;
  readonly on: string;
  readonly targets: readonly object[];
  readonly drawn: (panel: Locator) => Locator;
}

const rows = (panel: Locator) => panel.getByRole('treegrid').getByRole('row');
const cells = (panel: Locator) => panel.getByRole('gridcell');
const canvas = (panel: Locator) => panel.locator('canvas');

/** Ours on both data sources, and those of Grafana's own that our frames are made for, without a transformation. */
const CASES: readonly Case[] = [
  { type: 'notafter-runway-panel', on: 'the agent', targets: ask('certificates'), drawn: rows },
  { type: 'notafter-calendar-panel', on: 'the agent', targets: ask('certificates'), drawn: cells },
  { type: 'notafter-trust-panel', on: 'the agent', targets: ask('certificates'), drawn: rows },
  { type: 'notafter-runway-panel', on: 'Prometheus', targets: metrics, drawn: rows },
  { type: 'notafter-calendar-panel', on: 'Prometheus', targets: metrics, drawn: cells },
  { type: 'notafter-trust-panel', on: 'Prometheus', targets: metrics, drawn: rows },
  { type: 'table', on: 'certificates', targets: ask('certificates'), drawn: cells },
  { type: 'table', on: 'findings', targets: ask('findings'), drawn: cells },
  { type: 'stat', on: 'a summary', targets: ask('summary'), drawn: (panel) => panel.getByText(/^\d+$/) },
  { type: 'bargauge', on: 'a summary', targets: ask('summary'), drawn: (panel) => panel.getByText(/^\d+$/) },
  {
    type: 'piechart',
    on: 'a summary',
    targets: ask('summary'),
    drawn: (panel) => panel.getByTestId('data testid Pie Chart Slice'),
  },
  { type: 'barchart', on: 'coming ends', targets: ask('upcoming'), drawn: canvas },
  { type: 'timeseries', on: 'time left', targets: ask('remaining'), drawn: canvas },
  { type: 'state-timeline', on: 'time left', targets: ask('remaining'), drawn: canvas },
];

async function save(request: APIRequestContext, cases: readonly Case[]): Promise<void> {
  const panels = cases.map(({ type, on, targets }, index) => ({
    id: index + 1,
    type,
    title: `${type} on ${on}`,
    datasource: targets === metrics ? PROMETHEUS : AGENT,
    gridPos: { x: 12 * (index % 2), y: 9 * Math.floor(index / 2), w: 12, h: 9 },
    options: type === 'piechart' || type === 'stat' ? { reduceOptions: { values: true, calcs: ['lastNotNull'] } } : {},
    targets,
  }));
  const dashboard = { uid: UID, title: 'Panels of Notafter', time: { from: 'now-1h', to: 'now' }, panels };
  const answer = await request.post('/api/dashboards/db', { data: { dashboard, overwrite: true } });
  expect(answer.status()).toBe(200);
}

const panelOf = (page: Page, index: number) => page.locator(`[data-viz-panel-key="panel-${index + 1}"]`);

test.describe('panels', () => {
  test.use({ viewport: { width: 1600, height: 400 + Math.ceil(CASES.length / 2) * 9 * 38 } });
  test.afterAll(({ request }) => request.delete(`/api/dashboards/uid/${UID}`));

  test('draw what they are made for', async ({ page, request }) => {
    await save(request, CASES);
    await page.goto(`/d/${UID}`);
    for (const [index, { type, on, drawn }] of CASES.entries()) {
      const panel = panelOf(page, index);
      await expect.soft(drawn(panel).first(), `${type} on ${on}`).toBeVisible();
      await expect.soft(panel.getByTestId(/Panel status error/), `${type} on ${on}`).toHaveCount(0);
    }
  });

  test('say what they need on data of another kind', async ({ page, request }) => {
    const wrong = ['notafter-runway-panel', 'notafter-calendar-panel', 'notafter-trust-panel'].map((type) => ({
      type,
      on: 'a number',
      targets: [{ refId: 'A', expr: 'vector(1)', instant: true, datasource: PROMETHEUS }],
      drawn: (panel: Locator) => panel,
    }));
    await save(request, wrong);
    await page.goto(`/d/${UID}`);
    for (const index of wrong.keys()) {
      await expect(panelOf(page, index)).toContainText(/certificate|not.?after/i);
    }
  });
});

test('the editor of a panel has its options', async ({ page, request }) => {
  await save(request, CASES.slice(0, 1));
  await page.goto(`/d/${UID}?editPanel=1`);
  for (const option of ['Group by', 'Sort', 'Axis', 'Warning zone', 'Critical zone']) {
    await expect(page.getByText(option, { exact: true }).first()).toBeVisible();
  }
  await request.delete(`/api/dashboards/uid/${UID}`);
});
