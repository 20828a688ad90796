import { nextEnd } from './agent.ts';
import { expect, test } from './test.ts';
import { stateOf } from './users.ts';

const APP = '/a/notafter-certificates-app';

test.describe('a viewer', () => {
  test.use({ storageState: stateOf('viewer') });

  for (const [page_, path] of [
    ['overview', ''],
    ['sources', '/sources'],
    ['setup', '/setup'],
  ] as const) {
    test(`sees the page ${page_}`, async ({ page }) => {
      await page.goto(`${APP}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
    });
  }

  test('sees no button of Setup that would fail', async ({ page }) => {
    await page.goto(`${APP}/setup`);
    await expect(page.getByText('takes an editor of this organisation')).toBeVisible();
    await expect(page.getByRole('table', { name: 'Alert rules' }).getByRole('row').nth(1)).toBeVisible();
    await expect(page.getByRole('button', { name: /^(Add|Create|Update|Remove)/ })).toHaveCount(0);
  });

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
