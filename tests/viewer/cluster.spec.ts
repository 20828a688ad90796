import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { createApiServer, writeEstate } from '@notafter/testkit';
import { startAgent } from '../agent/agent-process.ts';
import { estateDirectory } from '../agent/estate-directory.ts';
import { addressOf, expect, openOverview, type Site, test as base } from './test.ts';

/** The demo estate with its cluster: an API server, its Secrets, who uses them, and cert-manager's objects. */
const test = base.extend<object, { readonly cluster: Site }>({
  cluster: [
    async ({}, use) => {
      const server = await createApiServer();
      const directory = estateDirectory();
      const { configuration } = writeEstate(directory.path, Date.now(), { server });
      directory.handOver();
      const agent = await startAgent(directory.path, configuration);
      await use({ directory: directory.path, agent });
      await agent.stop();
      await server.close();
      directory.remove();
    },
    { scope: 'worker' },
  ],
});

/** The page of a Secret's certificate. */
async function openSecret(page: Page, site: Site, name: string, search = ''): Promise<void> {
  const answer = await page.request.get(`${site.agent.url}api/v1/slots?secret_name=${name}&secret_key=tls.crt`);
  const [slot] = (await answer.json()) as ReadonlyArray<{ readonly slot: string }>;
  await page.goto(addressOf(site, `slot/${slot?.slot}${search}`));
  await expect(page.getByRole('region', { name: 'Who renews it' })).toBeVisible();
}

test('the list of what to act on says who acts, and opens the steps up to the proof', async ({ page, cluster }) => {
  await openOverview(page, cluster, '?filter=title|%3D|*.sale.store.example');
  const act = page.getByRole('region', { name: /^Act now/ });
  const item = act.getByRole('listitem').filter({ hasText: 'sale.store.example' });
  await expect(item).toContainText(/cert-manager cannot, next try in .*: .*Incorrect TXT record/);
  await expect(item).toContainText('used by Ingress shop/campaign');
  await item.getByRole('button', { name: /^What to do about/ }).click();
  await expect(item.getByRole('button', { name: /^Copy cmctl renew -n shop campaign-tls/ }).first()).toBeVisible();
  await expect(item.getByText(/^Proof: it ends after/)).toBeVisible();
  await item.getByRole('link', { name: /^Check again/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('*.sale.store.example');
});

test('the runway says beside the bar why a renewal is late, and groups by who renews', async ({ page, cluster }) => {
  await openOverview(page, cluster, '?group=managedBy&filter=namespace|%3D|shop');
  const runway = page.getByRole('treegrid');
  await expect(runway.getByRole('row', { name: /sale\.store\.example/ })).toContainText(
    /renewal was due .* ago · .*Incorrect TXT record/
  );
  const groups = runway.locator('[role="row"][aria-level="1"]');
  await expect(groups.filter({ hasText: /^cert-manager/ })).toBeVisible();
  await expect(groups.filter({ hasText: /^nobody/ })).toBeVisible();
});

test('what nothing uses is hidden until asked for', async ({ page, cluster }) => {
  await openOverview(page, cluster, '?view=table&filter=namespace|%3D|shop');
  const table = page.getByRole('region', { name: 'Table of certificates' });
  await expect(table.getByRole('row', { name: /promo\.store\.example/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /old\.store\.example/ })).toBeHidden();
  await page.getByRole('button', { name: /unused hidden$/ }).click();
  await expect(table.getByRole('row', { name: /old\.store\.example/ })).toBeVisible();
  await expect(page).toHaveURL(/unused=shown/);
  await page.getByRole('button', { name: /unused shown$/ }).click();
  await expect(table.getByRole('row', { name: /old\.store\.example/ })).toBeHidden();
});

test('the page of a Secret says what breaks, who renews it, why that fails and when it is tried again', async ({
  page,
  cluster,
}) => {
  await openSecret(page, cluster, 'campaign-tls');
  await expect(page.getByRole('region', { name: /^What breaks/ })).toContainText('Ingress shop/campaign');
  const renews = page.getByRole('region', { name: 'Who renews it' });
  await expect(renews).toContainText('cert-manager (Certificate shop/campaign-tls)');
  await expect(renews).toContainText('no: it cannot be issued');
  await expect(renews).toContainText('Incorrect TXT record');
  await expect(renews.getByText('Next try')).toBeVisible();
  await page.getByRole('button', { name: 'Silence' }).click();
  await expect(page.getByRole('menuitem', { name: /Copy the command/ })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /in Grafana/ })).toBeHidden();
});

test('what nobody watches is counted in the head and told on the page of the sources', async ({ page, cluster }) => {
  await openOverview(page, cluster);
  await page.getByRole('link', { name: /blind spots?$/ }).click();
  const gaps = page.getByRole('region', { name: /^What is not seen/ });
  await expect(gaps).toContainText('no agent runs on node gpu-1');
  await gaps.getByText('Node gpu-1', { exact: true }).click();
  await expect(gaps.getByText(/^Proof: /).first()).toBeVisible();
});

for (const { theme, width } of [
  { theme: 'dark', width: 1600 },
  { theme: 'light', width: 400 },
]) {
  test(`axe finds nothing serious on what the cluster adds, ${theme}, ${width} px wide`, async ({ page, cluster }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 900 });
    const look = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate<number>(overflow)).toBeLessThanOrEqual(0);
    };
    await openOverview(page, cluster, `?theme=${theme}`);
    await page
      .getByRole('button', { name: /^What to do about/ })
      .first()
      .click();
    await expect(page.getByText(/^Proof: /).first()).toBeVisible();
    await look();
    await openSecret(page, cluster, 'campaign-tls', `?theme=${theme}`);
    await look();
    await page.goto(addressOf(cluster, `sources?theme=${theme}`));
    await page.getByText('Node gpu-1', { exact: true }).click();
    await look();
  });
}
