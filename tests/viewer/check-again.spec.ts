import type { Page } from '@playwright/test';
import { ending, readingOnce, writeFile } from './file-site.ts';
import { agentIsDown, expect, openOverview, type Site, test } from './test.ts';

const WEB = { subject: 'CN=web.example', dns: ['web.example'] };

async function openWeb(page: Page, serve: (write: (directory: string) => string) => Promise<Site>): Promise<Site> {
  const site = await serve((directory) => {
    writeFile(directory, 'tls/web.crt', ending(3.5, WEB));
    return readingOnce(directory);
  });
  await openOverview(page, site);
  await page
    .getByRole('treegrid')
    .getByRole('row', { name: /web\.example/ })
    .click();
  await expect(page.getByText(/^ends .* in 3 d$/)).toBeVisible();
  return site;
}

test('a renewal is seen at once, and the place says so from then on', async ({ page, serve }) => {
  const { directory } = await openWeb(page, serve);
  writeFile(directory, 'tls/web.crt', ending(89.5, WEB));
  const check = page.getByRole('button', { name: 'Check again' }).first();
  await check.click();
  await expect(page.getByRole('status').filter({ hasText: /^renewed: now ends .* UTC$/ })).toBeVisible();
  await expect(page.getByText(/^ends .* in 89 d · renewed \d\d:\d\d, now 89 d$/)).toBeVisible();
  await expect(check).toHaveText(/Check again in \d+ s/);
  await expect(check).toBeDisabled();
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByRole('table', { name: 'History' })).toContainText('renewed');

  await page.reload();
  await expect(page.getByText(/renewed \d\d:\d\d, now 89 d$/)).toBeVisible();
});

test('the same file is the same certificate', async ({ page, serve }) => {
  await openWeb(page, serve);
  await page.getByRole('button', { name: 'Check again' }).first().click();
  await expect(page.getByRole('status').filter({ hasText: 'read just now: same certificate' })).toBeVisible();
});

test('a file that is gone is told with what was there last', async ({ page, serve }) => {
  const { directory } = await openWeb(page, serve);
  writeFile(directory, 'tls/web.crt', 'no certificate at all\n');
  await page.getByRole('button', { name: 'Check again' }).first().click();
  await expect(page.getByRole('status').filter({ hasText: /read just now: / })).toBeVisible();
  await expect(page.getByText(/^Cannot be read since/)).toBeVisible();
  await expect(page.getByText(/^unreadable · ends .* in 3 d$/)).toBeVisible();
});

test.describe('asked twice', () => {
  test.use({ expectedErrors: /status of 429/ });

  test('somebody else has just checked it', async ({ page, serve }) => {
    const { agent } = await openWeb(page, serve);
    const slot = new URL(page.url()).pathname.split('/').at(-1);
    const first = await page.request.post(`${agent.url}api/v1/slots/${slot}/check`);
    expect(first.status()).toBe(200);
    await page.getByRole('button', { name: 'Check again' }).first().click();
    await expect(page.getByText(/it can be read again in \d+ s/)).toBeVisible();
  });
});

test.describe('with the agent gone', () => {
  test.use({ expectedErrors: agentIsDown });

  test('the page stays and says that nothing answers', async ({ page, serve }) => {
    const { agent } = await openWeb(page, serve);
    await agent.stop();
    await page.getByRole('button', { name: 'Check again' }).first().click();
    await expect(page.getByRole('status').filter({ hasText: /cannot reach the agent/ })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'web.example', level: 1 })).toBeVisible();
    await agent.start();
  });
});
