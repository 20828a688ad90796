import { nextEnd } from './agent.ts';
import { expect, test } from './test.ts';

const APP = '/a/notafter-certificates-app';

test('the overview lists the certificates', async ({ page }) => {
  const { title } = await nextEnd();
  await page.goto(APP);
  await expect(page.getByRole('heading', { level: 1, name: 'Certificates' })).toBeVisible();
  await expect(page.getByRole('treegrid').getByRole('row').filter({ hasText: title }).first()).toBeVisible();
});

test('filters stand in the address and survive a slot page and the way back', async ({ page }) => {
  const { title, slot } = await nextEnd({ field: 'state', operator: '=', value: 'critical' });
  await page.goto(APP);
  await page.getByRole('group', { name: 'States' }).getByRole('button', { name: 'critical' }).click();
  await expect(page).toHaveURL(/state=/);
  const address = page.url();
  await page.locator(`a[href*="/slot/${slot}"]`).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole('group', { name: 'States' }).getByRole('button', { pressed: true })).toHaveCount(1);
});

test('the page of a place says where, what to do, and its history', async ({ page }) => {
  const { title, slot, place } = await nextEnd();
  await page.goto(`${APP}/slot/${slot}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
  await expect(page.getByText(place, { exact: false }).first()).toBeVisible();
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByRole('tabpanel')).toBeVisible();
});

test('the link of an alert finds the page of its place', async ({ page }) => {
  const { slot, place, node, cluster } = await nextEnd({ field: 'kind', operator: '=', value: 'file' });
  await page.goto(`${APP}/find?${new URLSearchParams({ place, node, cluster })}`);
  await expect(page).toHaveURL(new RegExp(`/slot/${slot}`));
});

test('the page of sources names each of them', async ({ page }) => {
  await page.goto(`${APP}/sources`);
  await expect(page.getByRole('heading', { level: 1, name: 'Sources' })).toBeVisible();
  await expect(page.getByText(/^\d+ sources?/).first()).toBeVisible();
});
