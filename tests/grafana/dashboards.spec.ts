import type { Locator, Page } from '@playwright/test';
import { nextEnd } from './agent.ts';
import { type Dashboard, DASHBOARDS, heightOf, type Panel } from './dashboards.ts';
import { expect, test } from './test.ts';

const panelOf = (page: Page, { id }: Panel) => page.locator(`[data-viz-panel-key="panel-${id}"]`);

/** What a panel with data draws, and one without does not. */
const DRAWN: Readonly<Record<string, (panel: Locator) => Locator>> = {
  stat: (panel) => panel.getByText(/\d|valid|critical|warning|expired/),
  table: (panel) => panel.getByRole('gridcell'),
  barchart: (panel) => panel.locator('canvas'),
  timeseries: (panel) => panel.locator('canvas'),
  'state-timeline': (panel) => panel.locator('canvas'),
  bargauge: (panel) => panel.getByText(/\d/),
  piechart: (panel) => panel.getByTestId('data testid Pie Chart Slice'),
  'notafter-runway-panel': (panel) => panel.getByRole('treegrid').getByRole('row'),
  'notafter-calendar-panel': (panel) => panel.getByRole('gridcell'),
  'notafter-trust-panel': (panel) => panel.getByRole('treegrid').getByRole('row'),
};

async function open(page: Page, dashboard: Dashboard, variables = new URLSearchParams()): Promise<void> {
  await page.setViewportSize({ width: 1600, height: heightOf(dashboard) });
  await page.goto(`/d/${dashboard.uid}?${variables}`);
}

for (const dashboard of DASHBOARDS) {
  test(`every panel of “${dashboard.title}” shows data`, async ({ page }) => {
    await open(page, dashboard);
    for (const panel of dashboard.panels) {
      await test.step(`${panel.title} (${panel.type})`, async () => {
        const shown = panelOf(page, panel);
        expect(Object.keys(DRAWN)).toContain(panel.type);
        await expect.soft(DRAWN[panel.type]!(shown).first(), panel.title).toBeVisible();
        await expect.soft(shown.getByText('No data', { exact: true }), panel.title).toHaveCount(0);
        await expect.soft(shown.getByTestId(/Panel status/), panel.title).toHaveCount(0);
      });
    }
  });
}

test('the drill-down shows the place that its address names, in a Secret or on a node', async ({ page }) => {
  const drilldown = DASHBOARDS.find(({ uid }) => uid === 'notafter-certificate')!;
  for (const kind of ['secret', 'file']) {
    const { place, title } = await nextEnd(
      { field: 'kind', operator: '=', value: kind },
      { field: 'state', operator: '=', value: 'critical' }
    );
    await open(page, drilldown, new URLSearchParams({ 'var-place': place }));
    const panel = (name: string) =>
      panelOf(
        page,
        drilldown.panels.find((one) => one.title === name)!
      );
    await expect(panel('State').getByText('critical')).toBeVisible();
    await expect(panel('Days left').getByText(/\d/).first()).toBeVisible();
    await expect(panel('Chain').getByRole('gridcell', { name: title, exact: true }).first()).toBeVisible();
    await expect(panel('What is wrong here').getByText(title).first()).toBeVisible();
  }
});

test('a row of the runway leads to the page of its place', async ({ page }) => {
  const { slot, title } = await nextEnd();
  const overview = DASHBOARDS.find(({ uid }) => uid === 'notafter-certificates')!;
  await open(page, overview);
  const runway = overview.panels.find(({ type }) => type === 'notafter-runway-panel')!;
  await panelOf(page, runway).locator(`a[href*="${slot}"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`/slot/${slot}`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
});
