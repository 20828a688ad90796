import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { addressOf, expect, openOverview, test } from './test.ts';

test('the Overview leads to what the shorter lifetimes mean, by owner and by certificate', async ({ page, demo }) => {
  await openOverview(page, demo);
  await page.getByRole('link', { name: '47-day readiness' }).click();
  await expect(page.getByRole('heading', { name: '47-day readiness', level: 1 })).toBeVisible();
  const owners = page.getByRole('table', { name: 'Renewals by hand, a year, by owner' });
  await expect(owners.getByRole('row').nth(1)).toBeVisible();
  // The limits only shrink: no owner has less to do under a shorter one.
  for (const cells of await rowsOf(owners)) {
    const [today = 0, ...limits] = cells.slice(2).map(numberIn);
    expect([today, ...limits]).toEqual([today, ...limits].toSorted((one, other) => one - other));
  }
  const byHand = page.getByRole('table', { name: 'Certificates without automation' });
  await expect(byHand.getByRole('link', { name: 'old.example' })).toBeVisible();
  await byHand.getByRole('link', { name: 'old.example' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('old.example');
});

test('a filter of the address leaves out what is not public', async ({ page, demo }) => {
  await page.goto(addressOf(demo, 'readiness?filter=title|%3D|nothing.example'));
  await expect(page.getByText('There is no certificate to renew here')).toBeVisible();
});

const FEW = 'filter=title|=~|(old|pay).*';
const PAGES = ['readiness?', `?at=${Date.now() + 864_000_000}&freeze=2030-12-01..2030-12-24&${FEW}&`];
for (const [theme, width] of [
  ['dark', 1600],
  ['light', 400],
] as const) {
  for (const [index, name] of ['readiness', 'a rehearsal'].entries()) {
    test(`axe finds nothing serious on ${name}, ${theme}, ${width} px wide, and it does not scroll sideways`, async ({
      page,
      demo,
    }) => {
      // Axe looks at every colour on the page.
      test.slow();
      await page.setViewportSize({ width, height: 900 });
      await page.goto(addressOf(demo, `${PAGES[index]}theme=${theme}`));
      await expect(page.getByRole('link', { name: 'old.example' }).first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    });
  }
}

async function rowsOf(table: Locator): Promise<string[][]> {
  const rows = await table.getByRole('row').all();
  return Promise.all(rows.slice(1).map((row) => row.getByRole('cell').allTextContents()));
}

/** `< 1` is less than one. */
function numberIn(text: string): number {
  return text.startsWith('<') ? 0.5 : Number(text.replaceAll(',', ''));
}
