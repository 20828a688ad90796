import AxeBuilder from '@axe-core/playwright';
import { addressOf, expect, openOverview, test } from './test.ts';

const SIZES = [
  { theme: 'dark', width: 1600, height: 900 },
  { theme: 'light', width: 400, height: 900 },
] as const;
const VIEWS = [
  { view: 'calendar', grid: 'grid' },
  { view: 'trust', grid: 'treegrid' },
] as const;

for (const { theme, width, height } of SIZES) {
  for (const { view, grid } of VIEWS) {
    test(`axe finds nothing serious in the ${view}, ${theme}, ${width} px wide, and the page does not scroll sideways`, async ({
      page,
      demo,
    }) => {
      await page.setViewportSize({ width, height });
      await page.goto(addressOf(demo, `?view=${view}&theme=${theme}`));
      await expect(page.getByRole(grid).first()).toBeVisible();
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

test('a filter stays from view to view', async ({ page, demo }) => {
  await openOverview(page, demo, `?filter=${encodeURIComponent('title|=|kube-apiserver')}&view=trust`);
  await expect(page.getByRole('treegrid').getByRole('row', { name: /kube-apiserver/ })).toBeVisible();
  await expect(page.getByRole('treegrid').getByRole('row', { name: /pay\.example/ })).toBeHidden();
  await page.getByRole('radio', { name: 'Calendar' }).check({ force: true });
  await expect(page.getByRole('gridcell', { name: /: 1, worst: / })).toHaveCount(1);
  await expect(page).toHaveURL(/view=calendar/);
  await expect(page).toHaveURL(/filter=title/);
});

test('the keyboard alone walks the tree of trust, closes an authority and opens a page', async ({ page, demo }) => {
  await openOverview(page, demo, '?view=trust');
  const tree = page.getByRole('treegrid');
  const authority = tree.locator('[role=row][tabindex="0"]');
  await authority.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(authority).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await expect(authority).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(tree.locator('[role=row]:focus')).toHaveAttribute('aria-level', '2');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/slot\/[0-9a-f]{32}/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('the keyboard alone walks the calendar to a day and reads what ends on it', async ({ page, demo }) => {
  await openOverview(page, demo, '?view=calendar');
  await page.locator('[role=gridcell][tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const day = page.locator('[role=gridcell]:focus');
  await expect(day).toHaveAttribute('aria-selected', 'true');
  const [date = ''] = (await day.getAttribute('aria-label'))?.split(':') ?? [];
  await expect(page.getByRole('region', { name: date, exact: true })).toBeVisible();
});
