import { DATA_SOURCE_TYPE, DATA_SOURCE_UID, nextEnd } from './agent.ts';
import { expect, test } from './test.ts';

const DATA_SOURCE = { type: DATA_SOURCE_TYPE, uid: DATA_SOURCE_UID };
const UID = 'notafter-specs';

/** What somebody builds who puts together a variable, an ad hoc filter, annotations and two panels. */
const DASHBOARD = {
  uid: UID,
  title: 'Specs of Notafter',
  schemaVersion: 41,
  time: { from: 'now-1h', to: 'now' },
  annotations: {
    list: [
      {
        name: 'Renewals and ends',
        enable: true,
        iconColor: 'red',
        datasource: DATA_SOURCE,
        target: { refId: 'Anno', schemaVersion: 1, type: 'events' },
      },
    ],
  },
  templating: {
    list: [
      {
        name: 'node',
        type: 'query',
        datasource: DATA_SOURCE,
        query: { refId: 'Variable', schemaVersion: 1, field: 'node' },
        refresh: 1,
        includeAll: true,
        multi: true,
      },
      {
        name: 'filters',
        type: 'adhoc',
        datasource: DATA_SOURCE,
        filters: [{ key: 'state', operator: '=', value: 'critical' }],
      },
    ],
  },
  panels: [
    {
      id: 1,
      type: 'timeseries',
      title: 'Left',
      datasource: DATA_SOURCE,
      gridPos: { x: 0, y: 0, w: 24, h: 8 },
      targets: [{ refId: 'A', schemaVersion: 1, type: 'remaining', datasource: DATA_SOURCE }],
    },
    {
      id: 2,
      type: 'table',
      title: 'Places',
      datasource: DATA_SOURCE,
      gridPos: { x: 0, y: 8, w: 24, h: 8 },
      targets: [
        {
          refId: 'A',
          schemaVersion: 1,
          type: 'certificates',
          fields: ['title', 'node', 'state'],
          filters: [{ field: 'node', operator: '=', value: '$node' }],
          datasource: DATA_SOURCE,
        },
      ],
    },
  ],
};

test.describe('a dashboard of one’s own', () => {
  test.beforeAll(({ request }) =>
    request.post('/api/dashboards/db', { data: { dashboard: DASHBOARD, overwrite: true } })
  );
  test.afterAll(({ request }) => request.delete(`/api/dashboards/uid/${UID}`));

  test('is narrowed by its variable and its ad hoc filter', async ({ page, gotoDashboardPage }) => {
    const { node, title } = await nextEnd({ field: 'state', operator: '=', value: 'critical' });
    const dashboard = await gotoDashboardPage({ uid: UID, queryParams: new URLSearchParams({ 'var-node': node }) });
    const { locator } = dashboard.getPanelByTitle('Places');
    await expect(locator.getByRole('gridcell', { name: title, exact: true }).first()).toBeVisible();
    await expect(locator.getByRole('gridcell', { name: node, exact: true }).first()).toBeVisible();
    await expect(locator.getByRole('gridcell', { name: 'valid', exact: true })).toHaveCount(0);
    await expect(page.getByText('state = critical')).toBeVisible();
  });

  test('offers all nodes, and marks what happened', async ({ page, gotoDashboardPage }) => {
    const { node } = await nextEnd();
    const dashboard = await gotoDashboardPage({ uid: UID });
    await expect(dashboard.getPanelByTitle('Left').locator.locator('canvas').first()).toBeVisible();
    await expect(page.getByTestId('data-testid annotation-marker').first()).toBeVisible();
    await page.getByRole('combobox').first().click();
    await expect(page.getByRole('option', { name: node, exact: true })).toBeVisible();
  });
});
