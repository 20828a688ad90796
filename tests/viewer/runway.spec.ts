import type { Locator, Page } from '@playwright/test';
import { expect, openOverview, test } from './test.ts';

interface Span {
  readonly left: number;
  readonly right: number;
}

test.beforeEach(async ({ page, demo }) => {
  await openOverview(page, demo);
});

test('one row for each certificate at each place, under its host', async ({ page }) => {
  const runway = page.getByRole('treegrid', { name: 'Certificates on a time axis' });
  // 40 certificates at places, 3 hosts, 1 head.
  await expect(runway).toHaveAttribute('aria-rowcount', '44');
  for (const group of ['edge-1 · 15', 'worker-1 · 6', 'cp-1 · 19']) {
    await expect(await scrolledTo(page, group)).toHaveAttribute('aria-expanded', 'true');
  }
});

const ROWS: ReadonlyArray<readonly [row: RegExp, left: string]> = [
  [/^expired old\.example/, '3 d ago'],
  [/^critical pay\.example/, '2 d'],
  [/^valid acme\.example/, '3 d'],
  [/^warning status\.example/, '9 d'],
  [/^not yet valid preview\.example/, '92 d'],
  [/^superseded shop\.example/, '24 d ago'],
  [/^critical kube-apiserver /, '5 d'],
  [/^warning kubernetes-admin/, '21 d'],
  [/^valid front-proxy-client/, '40 d'],
];

test('each row says its state and the time left', async ({ page }) => {
  for (const [name, left] of ROWS) {
    const row = await scrolledTo(page, name);
    await expect(row.getByRole('gridcell', { name: left, exact: true })).toBeVisible();
  }
});

test('where the now line cuts a bar is its state', async ({ page }) => {
  const now = await tick(page, 'now');

  const pay = await pieces(page, /^critical pay\.example/, 'critical zone');
  expect(pay.left).toBeLessThan(now);
  expect(pay.right).toBeGreaterThan(await tick(page, '1 d'));
  expect(pay.right).toBeLessThan(await tick(page, '3 d'));

  const status = await pieces(page, /^warning status\.example/, 'warning zone');
  expect(status.left).toBeLessThan(now);
  expect(status.right).toBeGreaterThan(now);
  const tail = await pieces(page, /^warning status\.example/, 'critical zone');
  expect(tail.left).toBeCloseTo(status.right, 0);
  expect(tail.right).toBeGreaterThan(await tick(page, '7 d'));
  expect(tail.right).toBeLessThan(await tick(page, '14 d'));

  const docs = await pieces(page, /^valid docs\.example/, 'valid');
  expect(docs.left).toBeLessThan(now);
  expect(docs.right).toBeGreaterThan(now);

  const old = await pieces(page, /^expired old\.example/, 'expired');
  expect(old.right).toBeLessThan(await tick(page, '−1 d'));
  expect(old.left).toBeLessThan(await tick(page, '−7 d'));
});

test('a leaf of six days and a CA of ten years stand on one axis', async ({ page }) => {
  const acme = await pieces(page, /^valid acme\.example/, 'critical zone');
  expect(acme.right).toBeGreaterThan(await tick(page, '3 d'));
  expect(acme.right).toBeLessThan(await tick(page, '7 d'));
  const etcd = await pieces(page, /^valid etcd-ca/, 'valid');
  expect(etcd.right).toBeGreaterThan(await tick(page, '3 y'));
  expect(etcd.right).toBeLessThan(await tick(page, '10 y'));
});

test('a drag on the axis zooms, and a button brings the whole axis back', async ({ page }) => {
  const row = page.getByRole('row', { name: /^valid docs\.example/ });
  const box = (await row.boundingBox())!;
  const [from, to] = [await tick(page, '7 d'), await tick(page, '90 d')];
  await page.mouse.move(from, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move((from + to) / 2, box.y + box.height / 2, { steps: 4 });
  await page.mouse.move(to, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  const reset = page.getByRole('button', { name: 'Reset zoom' });
  await expect(reset).toBeVisible();
  await expect(page).not.toHaveURL(/slot/);
  await expect(label(page, '3 y')).toBeHidden();
  await reset.click();
  await expect(label(page, '3 y')).toBeVisible();
});

test('the pointer shows a card, a press on it keeps it', async ({ page }) => {
  await page.getByRole('row', { name: /^critical pay\.example/ }).hover();
  const card = page.getByRole('dialog', { name: 'pay.example' });
  await expect(card).toContainText(/ends .* UTC · in 2 d/);
  await expect(card).toContainText('/etc/nginx/tls/pay.example.crt');
  await card.getByRole('button', { name: 'Keep open' }).click();
  await page.getByRole('heading', { name: 'Certificates', exact: true }).hover();
  await expect(card).toBeVisible();
  await card.getByRole('button', { name: 'Close' }).click();
  await expect(card).toBeHidden();
});

test('the linear axes and other groups', async ({ page }) => {
  await page.getByRole('radio', { name: '30 d' }).check();
  await expect(page).toHaveURL(/axis=30d/);
  await expect(label(page, '3 y')).toBeHidden();
  await page.getByRole('combobox', { name: 'Group by' }).click();
  await page.getByRole('option', { name: 'state', exact: true }).click();
  await expect(page).toHaveURL(/group=state/);
  await expect(await scrolledTo(page, 'critical · 2')).toBeVisible();
});

/** A row that may have to be scrolled to: only rows in sight are drawn. */
async function scrolledTo(page: Page, name: string | RegExp): Promise<Locator> {
  const runway = page.getByRole('treegrid');
  const row = runway.getByRole('row', { name }).first();
  await expect(runway).toBeVisible();
  await runway.hover({ position: { x: 20, y: 200 } });
  await page.mouse.wheel(0, -100_000);
  await expect(async () => {
    if (!(await row.isVisible())) {
      await page.mouse.wheel(0, 150);
    }
    await expect(row).toBeVisible({ timeout: 500 });
  }).toPass();
  return row;
}

function label(page: Page, text: string): Locator {
  return page.getByRole('treegrid').getByRole('row').first().getByText(text, { exact: true });
}

/** Where a label of the axis stands: its middle, in pixels of the page. */
async function tick(page: Page, text: string): Promise<number> {
  const box = (await label(page, text).boundingBox())!;
  return box.x + box.width / 2;
}

/** What the legend calls by a name, in the last cell of a row. */
async function pieces(page: Page, row: RegExp, name: string): Promise<Span> {
  const wanted = await colour(page.getByText(name, { exact: true }).last().locator('i i'));
  const cell = (await scrolledTo(page, row)).getByRole('gridcell').last();
  const spans = await cell.locator('span').all();
  for (const span of spans) {
    if ((await colour(span)) === wanted) {
      const box = (await span.boundingBox())!;
      return { left: box.x, right: box.x + box.width };
    }
  }
  throw new Error(`the row ${row} has no piece in the colour of "${name}"`);
}

function colour(piece: Locator): Promise<string> {
  return piece.evaluate((element) => element.ownerDocument.defaultView!.getComputedStyle(element).backgroundColor);
}
