import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Panel } from '@grafana/plugin-e2e';
import { nextEnd } from './agent.ts';
import { expect, test } from './test.ts';

interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly panels: ReadonlyArray<{ readonly title: string; readonly type: string }>;
}

const directory = path.join(import.meta.dirname, '../../src/dashboards');
const dashboards = readdirSync(directory).map(
  (file) => JSON.parse(readFileSync(path.join(directory, file), 'utf8')) as Dashboard
);
/** The place that the drill-down shows first may have nothing wrong. */
const MAY_BE_EMPTY = ['What is wrong here'];

/** What a panel with data draws, and one without does not. */
const DRAWN: Readonly<Record<string, (panel: Panel) => Promise<void>>> = {
  stat: ({ locator }) => expect(locator).toContainText(/\w/),
  'notafter-runway-panel': async ({ locator }) => {
    await expect(locator.getByRole('treegrid')).toBeVisible();
    await expect(
      locator
        .getByRole('row')
        .filter({ hasText: (await nextEnd()).title })
        .first()
    ).toBeVisible();
  },
  'notafter-trust-panel': ({ locator }) => expect(locator.getByRole('treegrid')).toBeVisible(),
  'notafter-calendar-panel': ({ locator }) => expect(locator.getByRole('grid')).toBeVisible(),
  piechart: ({ locator }) => expect(locator.locator('svg').first()).toBeVisible(),
  bargauge: ({ locator }) => expect(locator).toContainText(/\d/),
  'state-timeline': ({ locator }) => expect(locator.locator('canvas').first()).toBeVisible(),
  barchart: ({ locator }) => expect(locator.locator('canvas').first()).toBeVisible(),
  timeseries: ({ locator }) => expect(locator.locator('canvas').first()).toBeVisible(),
  table: ({ data }) => expect(data.first()).toBeVisible(),
};

for (const { uid, title: name, panels } of dashboards) {
  test.describe(`the bundled dashboard ${name}`, () => {
    // Grafana draws what is in view: all of it.
    test.use({ viewport: { width: 1600, height: 4200 } });

    for (const { title, type } of panels) {
      test(`“${title}” shows data`, async ({ gotoDashboardPage }) => {
        const dashboard = await gotoDashboardPage({ uid });
        const panel = dashboard.getPanelByTitle(title);
        expect(Object.keys(DRAWN)).toContain(type);
        await expect(panel.getErrorIcon()).toHaveCount(0);
        if (!MAY_BE_EMPTY.includes(title)) {
          await DRAWN[type]?.(panel);
          await expect(panel.locator.getByText('No data', { exact: true })).toHaveCount(0);
        }
      });
    }
  });
}

test.describe('the bundled overview', () => {
  const uid = 'notafter-certificates';
  test.use({ viewport: { width: 1600, height: 2200 } });

  test('a row of the runway leads to the page of its place', async ({ gotoDashboardPage, page }) => {
    const { slot, title } = await nextEnd();
    const dashboard = await gotoDashboardPage({ uid });
    await dashboard.getPanelByTitle('Runway').locator.locator(`a[href*="${slot}"]`).first().click();
    await expect(page).toHaveURL(new RegExp(`/slot/${slot}`));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
  });
});
