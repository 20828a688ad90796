import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Panel } from '@grafana/plugin-e2e';
import { nextEnd } from './agent.ts';
import { expect, test } from './test.ts';

interface Dashboard {
  readonly uid: string;
  readonly panels: ReadonlyArray<{ readonly title: string; readonly type: string }>;
}

const file = path.join(import.meta.dirname, '../../src/dashboards/certificates-overview.json');
const { uid, panels } = JSON.parse(readFileSync(file, 'utf8')) as Dashboard;

/** What a panel with data draws, and one without does not. */
const DRAWN: Readonly<Record<string, (panel: Panel) => Promise<void>>> = {
  stat: async ({ locator }) => {
    await expect(locator).toContainText('Critical');
    await expect(locator).toContainText(/[1-9]/);
  },
  'notafter-runway-panel': async ({ locator }) => {
    await expect(locator.getByRole('treegrid')).toBeVisible();
    await expect(
      locator
        .getByRole('row')
        .filter({ hasText: (await nextEnd()).title })
        .first()
    ).toBeVisible();
  },
  barchart: ({ locator }) => expect(locator.locator('canvas').first()).toBeVisible(),
  timeseries: ({ locator }) => expect(locator.locator('canvas').first()).toBeVisible(),
  table: ({ data }) => expect(data.first()).toBeVisible(),
};

test.describe('the bundled dashboard', () => {
  // Grafana draws what is in view: all of it.
  test.use({ viewport: { width: 1600, height: 2200 } });

  for (const { title, type } of panels) {
    test(`“${title}” shows data`, async ({ gotoDashboardPage }) => {
      const dashboard = await gotoDashboardPage({ uid });
      const panel = dashboard.getPanelByTitle(title);
      await DRAWN[type]?.(panel);
      expect(Object.keys(DRAWN)).toContain(type);
      await expect(panel.locator.getByText('No data', { exact: true })).toHaveCount(0);
      await expect(panel.getErrorIcon()).toHaveCount(0);
    });
  }

  test('a row of the runway leads to the page of its place', async ({ gotoDashboardPage, page }) => {
    const { slot, title } = await nextEnd();
    const dashboard = await gotoDashboardPage({ uid });
    await dashboard.getPanelByTitle('Runway').locator.locator(`a[href*="${slot}"]`).first().click();
    await expect(page).toHaveURL(new RegExp(`/slot/${slot}`));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
  });
});
