import type { Page } from '@playwright/test';
import { AGENT_URL } from './agent.ts';
import { evaluated, firing, ourRules, RULES } from './rules.ts';
import { expect, test } from './test.ts';

const APP = 'notafter-certificates-app';
const SETUP = `/a/${APP}/setup`;
const GROUP = 'certificates';
const PROMETHEUS_URL = (process.env['PROMETHEUS_URL'] ?? 'http://127.0.0.1:9090').replace(/\/$/, '');

const states = (page: Page) => page.getByRole('table', { name: 'Alert rules' }).getByRole('row');
const rulesOf = async (page: Page) => (await states(page).count()) - 1;

test.describe.configure({ mode: 'serial' });

test('an administrator enables the app', async ({ request }) => {
  const answer = await request.post(`/api/plugins/${APP}/settings`, { data: { enabled: true, pinned: true } });
  expect(answer.status()).toBe(200);
});

for (const role of ['viewer', 'editor'] as const) {
  test.describe(`before anything is there, a ${role}`, () => {
    test.use({ who: role });
    test('is told who can set it up, and offered no button that would fail', async ({ page }) => {
      await page.goto(SETUP);
      await expect(page.getByText('Adding a data source takes an administrator').first()).toBeVisible();
      await expect(page.getByRole('button', { name: /^(Add|Create|Update|Remove)/ })).toHaveCount(0);
    });
  });
}

test('leads to Setup, which adds Prometheus and the agent', async ({ page }) => {
  await page.goto(`/a/${APP}`);
  await page.getByRole('link', { name: 'Set it up' }).click();
  await page.getByLabel('URL of Prometheus').fill(PROMETHEUS_URL);
  await page.getByRole('button', { name: 'Add Prometheus' }).click();
  await expect(page.getByText(/^Scraped /)).toBeVisible();
  await expect(page.getByLabel('URL of the agent')).toHaveValue(AGENT_URL);
  await page.getByRole('button', { name: 'Add the agent' }).click();
  await expect(page.getByText(/^Notafter: [\d,]+ certificates/)).toBeVisible();
});

test.describe('a viewer', () => {
  test.use({ who: 'viewer' });
  test('sees what is set up, and no button that would fail', async ({ page }) => {
    await page.goto(SETUP);
    await expect(page.getByText('takes an editor of this organisation')).toBeVisible();
    await expect(states(page).nth(1)).toBeVisible();
    await expect(page.getByRole('button', { name: /^(Add|Create|Update|Remove)/ })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Open its settings' })).toHaveCount(0);
  });
});

test.describe('an editor', () => {
  test.use({ who: 'editor' });
  test('creates the rules with one button, and they fire', async ({ page, request }) => {
    test.setTimeout(180_000);
    await page.goto(SETUP);
    await expect(states(page).filter({ hasText: 'CertificateExpired' })).toContainText(/[1-9]/);
    await expect(page.getByRole('link', { name: 'Open its settings' })).toHaveCount(0);
    await page.getByRole('button', { name: /^Create \d+ alert rules$/ }).click();
    await expect(states(page).filter({ hasText: 'up to date' })).toHaveCount(await rulesOf(page));
    const expired = async () => (await firing(request, GROUP, 'CertificateExpired')).length;
    await expect.poll(expired, { timeout: 150_000 }).toBeGreaterThan(0);
  });
});

test('every rule is evaluated without an error', async ({ request }) => {
  const unwell = async () => (await evaluated(request, GROUP)).filter(({ health }) => health !== 'ok');
  await expect.poll(unwell, { timeout: 50_000 }).toEqual([]);
  expect(await evaluated(request, GROUP)).toHaveLength((await ourRules(request)).length);
});

test('the alerts of the certificate that lives eight minutes fire before its end, and resolve at its renewal', async ({
  request,
}) => {
  test.setTimeout(20 * 60_000);
  const flash = async (rule: string) =>
    (await firing(request, GROUP, rule)).filter(({ labels }) => JSON.stringify(labels).includes('flash')).length;
  const patience = { timeout: 10 * 60_000, intervals: [2000] };
  await expect.poll(() => flash('CertificateExpiryCritical'), patience).toBeGreaterThan(0);
  expect(await flash('CertificateExpiryWarning')).toBeGreaterThan(0);
  for (const rule of ['CertificateExpiryCritical', 'CertificateExpiryWarning']) {
    await expect.poll(() => flash(rule), { ...patience, timeout: 4 * 60_000 }).toBe(0);
  }
});

test('keeps what a user edited, and what a user removed', async ({ page, request }) => {
  const [expired, critical] = await ourRules(request);
  const headers = { 'X-Disable-Provenance': 'true' };
  const labels = { ...expired?.labels, team: 'web' };
  await request.put(`${RULES}/${expired?.uid}`, { headers, data: { ...expired, for: '1h', labels } });
  await request.delete(`${RULES}/${critical?.uid}`, { headers });
  await page.goto(SETUP);
  await expect(states(page).filter({ hasText: expired?.title ?? '' })).toContainText('edited by you, kept: for');
  const gone = states(page).filter({ hasText: critical?.title ?? '' });
  await expect(gone).toContainText('not created');
  await expect(gone.getByRole('checkbox')).not.toBeChecked();
});

test('is as it was after Remove', async ({ page, request }) => {
  await page.goto(SETUP);
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(states(page).filter({ hasText: 'not created' })).toHaveCount(await rulesOf(page));
  expect(await ourRules(request)).toEqual([]);
  expect((await request.get('/api/folders/notafter')).status()).toBe(404);
  for (const { uid } of (await (await request.get('/api/datasources')).json()) as ReadonlyArray<{ uid: string }>) {
    await request.delete(`/api/datasources/uid/${uid}`);
  }
});
