import { nextEnd } from './agent.ts';
import { expect, test } from './test.ts';
import { stateOf } from './users.ts';

const APP = '/a/notafter-certificates-app';

test.describe('a viewer', () => {
  test.use({ storageState: stateOf('viewer') });

  for (const [page_, path] of [
    ['overview', ''],
    ['sources', '/sources'],
  ] as const) {
    test(`sees the page ${page_}`, async ({ page }) => {
      await page.goto(`${APP}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
    });
  }

  test('sees the page of a place', async ({ page }) => {
    const { slot, title } = await nextEnd();
    await page.goto(`${APP}/slot/${slot}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
  });

  test('sees the bundled dashboard', async ({ gotoDashboardPage }) => {
    const dashboard = await gotoDashboardPage({ uid: 'notafter-certificates' });
    await expect(dashboard.getPanelByTitle('Runway').locator.getByRole('treegrid')).toBeVisible();
  });
});
