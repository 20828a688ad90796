import AxeBuilder from '@axe-core/playwright';
import { addressOf, expect, test } from './test.ts';

const PAGES = ['', '?view=table', 'sources', 'find?node=cp-1'] as const;
const SIZES = [
  { theme: 'dark', width: 1600, height: 900 },
  { theme: 'light', width: 400, height: 900 },
] as const;

for (const { theme, width, height } of SIZES) {
  for (const address of PAGES) {
    test(`axe finds nothing serious on "${address}", ${theme}, ${width} px wide, and it does not scroll sideways`, async ({
      page,
      demo,
    }) => {
      await page.setViewportSize({ width, height });
      await page.goto(addressOf(demo, `${address}${address.includes('?') ? '&' : '?'}theme=${theme}`));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText(/cp-1|edge-1/).first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }
}

test('the keyboard alone walks the runway, pins a card and opens a page', async ({ page, demo }) => {
  await page.goto(addressOf(demo, ''));
  const grid = page.getByRole('treegrid');
  await expect(grid.getByRole('row', { name: /pay\.example/ })).toBeVisible();
  const isInGrid = () => page.evaluate<boolean>(`document.activeElement?.closest('[role=treegrid]') != null`);
  for (let presses = 0; presses < 80 && !(await isInGrid()); presses += 1) {
    await page.keyboard.press('Tab');
  }
  expect(await isInGrid()).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/slot\/[0-9a-f]{32}/);
  await expect(page.getByRole('region', { name: 'What to do' })).toBeVisible();
});
