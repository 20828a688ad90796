import type { Page } from '@playwright/test';
import { expect, type Site, test } from '../viewer/test.ts';

/** What the pages of the app do not show: each panel as a dashboard has it, and the editors of the data source. */

const PANELS = ['notafter-runway-panel', 'notafter-calendar-panel', 'notafter-trust-panel'];

async function openPart(page: Page, { agent }: Site, part: string): Promise<void> {
  await page.goto(`${agent.url}parts.html?part=${part}`);
}

test('is Grafana 13.2 with React 19', async ({ page, demo }) => {
  await openPart(page, demo, 'query-editor');
  await expect(page.getByLabel('Query', { exact: true })).toBeVisible();
  expect(await page.evaluate('window.grafanaBootData.settings.buildInfo.version')).toBe('13.2.2');
  expect(await page.evaluate("System.get('package:react').version")).toMatch(/^19\./);
});

for (const panel of PANELS) {
  test(`${panel} shows the certificates`, async ({ page, demo }) => {
    await openPart(page, demo, panel);
    await expect(
      page
        .getByRole('main')
        .getByText(/pay\.example|Example Root R1|Mon/)
        .first()
    ).toBeVisible();
  });
}

test('the query editor builds a query that it says in words', async ({ page, demo }) => {
  await openPart(page, demo, 'query-editor');
  const type = page.getByRole('combobox', { name: 'Query', exact: true });
  await type.click();
  await page.getByRole('option').filter({ hasText: 'Findings' }).click();
  await expect(
    page
      .locator('em, p')
      .filter({ hasText: /findings/i })
      .last()
  ).toBeVisible();
});

test('the configuration editor takes the agent’s URL and minds odd ones', async ({ page, demo }) => {
  await openPart(page, demo, 'config-editor');
  const url = page.getByLabel('URL of the agent');
  await url.fill('ftp://agent');
  await expect(page.getByText('Begin with http:// or https:// and a host.')).toBeVisible();
  await url.fill('http://agent:9793');
  await expect(page.getByText('Begin with http:// or https:// and a host.')).toHaveCount(0);
  for (const section of ['Authentication', 'TLS', 'Custom HTTP headers', 'Advanced']) {
    await page.getByRole('button', { name: section }).click();
  }
  await expect(page.getByRole('button', { name: 'Advanced' })).toHaveAttribute('aria-expanded', 'true');
});
