import { AGENT_URL, DATA_SOURCE_TYPE, DATA_SOURCE_UID, nextEnd } from './agent.ts';
import { DASHBOARDS } from './dashboards.ts';
import { expect, test } from './test.ts';
import { basicAuth } from './users.ts';

const APP = '/a/notafter-certificates-app';

for (const role of ['viewer', 'editor', 'admin'] as const) {
  test.describe(`as ${role}`, () => {
    test.use({ who: role });

    for (const [name, path] of [
      ['Overview', ''],
      ['Sources', '/sources'],
      ['Setup', '/setup'],
    ] as const) {
      test(`the page ${name} is shown, and nothing on it fails`, async ({ page }) => {
        const refused: string[] = [];
        page.on('response', (response) => {
          if (response.status() >= 400 && !response.url().includes('/public-dashboards')) {
            refused.push(`${response.status()} ${response.url()}`);
          }
        });
        await page.goto(`${APP}${path}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByText(/\d+ (certificates|sources?)/).first()).toBeVisible();
        await expect(page.getByRole('alert')).toHaveCount(0);
        expect(refused).toEqual([]);
      });
    }

    test('the page of a place is shown', async ({ page }) => {
      const { slot, title } = await nextEnd();
      await page.goto(`${APP}/slot/${slot}`);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
    });

    for (const { uid, title } of DASHBOARDS) {
      test(`the dashboard “${title}” is shown`, async ({ page }) => {
        await page.goto(`/d/${uid}`);
        await expect(page.getByTestId(/Panel header/).first()).toBeVisible();
        await expect(page.getByTestId(/Panel status error/)).toHaveCount(0);
      });
    }
  });
}

test.describe('the settings of the data source', () => {
  test('a viewer and an editor may query it, not change it', async ({ playwright, baseURL }) => {
    for (const role of ['viewer', 'editor'] as const) {
      const request = await playwright.request.newContext({ baseURL: baseURL!, extraHTTPHeaders: basicAuth(role) });
      const proxied = await request.get(`/api/datasources/proxy/uid/${DATA_SOURCE_UID}/api/v1/health`);
      expect(proxied.status()).toBe(200);
      const change = { name: 'Notafter', type: DATA_SOURCE_TYPE, access: 'proxy', url: AGENT_URL };
      const changed = await request.put(`/api/datasources/uid/${DATA_SOURCE_UID}`, { data: change });
      expect(changed.status()).toBe(403);
      await request.dispose();
    }
  });
});
