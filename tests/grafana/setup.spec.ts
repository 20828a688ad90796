import type { APIRequestContext, Page } from '@playwright/test';
import { AGENT_URL } from './agent.ts';
import { expect, test } from './test.ts';

const APP = 'notafter-certificates-app';
const SETUP = `/a/${APP}/setup`;
const RULES = '/api/v1/provisioning/alert-rules';
const PROMETHEUS_URL = (process.env['PROMETHEUS_URL'] ?? 'http://127.0.0.1:9090').replace(/\/$/, '');

interface StoredRule {
  readonly uid: string;
  readonly title: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly provenance?: string;
}

async function ourRules(request: APIRequestContext): Promise<readonly StoredRule[]> {
  const rules = (await (await request.get(RULES)).json()) as readonly StoredRule[];
  return rules.filter(({ uid }) => uid.startsWith('notafter-'));
}

const states = (page: Page) => page.getByRole('table', { name: 'Alert rules' }).getByRole('row');

test('rules from files are shown, and left to those who provision', async ({ page, request }) => {
  const provisioned = (await ourRules(request)).filter(({ provenance }) => provenance === 'file');
  test.skip(provisioned.length === 0, 'this Grafana has no provisioned rules');
  await page.goto(SETUP);
  await expect(states(page).filter({ hasText: 'provisioned (file)' })).toHaveCount(provisioned.length);
  await expect(page.getByRole('button', { name: /^(Create|Update|Remove)/ })).toHaveCount(0);
});

test.describe('an empty Grafana', () => {
  test.describe.configure({ mode: 'serial' });
  test.beforeAll(async ({ request }) => {
    const sources = (await (await request.get('/api/datasources')).json()) as readonly object[];
    test.skip(sources.length > 0, 'this Grafana is not empty');
    await request.post(`/api/plugins/${APP}/settings`, { data: { enabled: true, pinned: true } });
  });

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

  test('gets alert rules that fire', async ({ page, request }) => {
    test.setTimeout(180_000);
    await page.goto(SETUP);
    const expired = states(page).filter({ hasText: 'CertificateExpired' });
    await expect(expired).toContainText('1');
    await page.getByRole('button', { name: /^Create \d+ alert rules$/ }).click();
    await expect(states(page).filter({ hasText: 'up to date' })).toHaveCount((await states(page).count()) - 1);
    const firing = async () => {
      const answer = await request.get('/api/prometheus/grafana/api/v1/rules?state=firing');
      return JSON.stringify(await answer.json());
    };
    await expect.poll(firing, { timeout: 150_000 }).toContain('CertificateExpired');
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
    await expect(states(page).filter({ hasText: 'not created' })).toHaveCount((await states(page).count()) - 1);
    expect(await ourRules(request)).toEqual([]);
    expect((await request.get('/api/folders/notafter')).status()).toBe(404);
    for (const { uid } of (await (await request.get('/api/datasources')).json()) as ReadonlyArray<{ uid: string }>) {
      await request.delete(`/api/datasources/uid/${uid}`);
    }
  });
});
