import type { Page } from '@playwright/test';
import { expect, openOverview, test } from './test.ts';

/** How many certificates end in the coming weeks; in how many of the weeks depends on the day of the week. */
async function comingEnds(page: Page): Promise<number> {
  const weeks = page.getByRole('region', { name: 'Ends per week' }).getByRole('button', { name: /: \d+ ends? / });
  const labels = await weeks.evaluateAll((all) => all.map((week) => week.getAttribute('aria-label') ?? ''));
  return labels.reduce((sum, label) => sum + Number(/: (\d+) ends? /.exec(label)?.[1]), 0);
}

test('a filter narrows every card, and its chip takes it off', async ({ page, demo }) => {
  await openOverview(page, demo);
  const runway = page.getByRole('treegrid');
  await expect(runway.getByRole('row', { name: /^critical pay\.example/ })).toBeVisible();
  const endsOfAll = await comingEnds(page);

  const input = page.getByRole('combobox', { name: 'Filter by field' });
  await input.fill('node');
  await page.getByRole('option', { name: /^Node/ }).click();
  await page.getByRole('option', { name: '=', exact: false }).first().click();
  await page.getByRole('option', { name: /cp-1/ }).click();

  await expect(runway).toHaveAttribute('aria-rowcount', '21');
  await expect(runway.getByRole('row', { name: /pay\.example/ })).toHaveCount(0);
  const act = page.getByRole('region', { name: /^Act now · 1 thing breaks within 14 days, nobody acts on 1$/ });
  await expect(act.getByRole('link')).toHaveText(['kube-apiserver', 'cp-1', 'kubernetes-admin']);
  const chips = page.getByRole('group', { name: 'States' }).getByRole('button');
  await expect(chips).toHaveText(['1 critical', '2 warning', '11 valid']);
  const endsOfNode = await comingEnds(page);
  expect(endsOfNode).toBeGreaterThan(0);
  expect(endsOfNode).toBeLessThan(endsOfAll);

  await page.getByRole('button', { name: 'Remove filter Node = cp-1' }).click();
  await expect(runway.getByRole('row', { name: /^critical pay\.example/ })).toBeVisible();
});

test('chips toggle, and count what they would show', async ({ page, demo }) => {
  await openOverview(page, demo);
  const chip = (name: string) => page.getByRole('group', { name: 'States' }).getByRole('button', { name });
  const runway = page.getByRole('treegrid');
  await chip('2 critical').click();
  await expect(chip('2 critical')).toHaveAttribute('aria-pressed', 'true');
  // Two rows below two groups below the head.
  await expect(runway).toHaveAttribute('aria-rowcount', '5');
  await chip('1 expired').click();
  await expect(runway).toHaveAttribute('aria-rowcount', '6');
  await expect(page).toHaveURL(/state=critical(%2C|,)expired/);
  await chip('2 critical').click();
  await expect(runway).toHaveAttribute('aria-rowcount', '3');
  await expect(runway.getByRole('row', { name: /old\.example/ })).toBeVisible();
});

test('a link brings all of it back, and back undoes each step', async ({ page, demo }) => {
  const search = '?filter=node%7C%3D%7Cedge-1&state=critical%2Cexpired&group=state&sort=ends-last&axis=90d';
  await openOverview(page, demo, search);
  const sure = async () => {
    await expect(page.getByRole('button', { name: 'Remove filter Node = edge-1' })).toBeVisible();
    await expect(page.getByRole('button', { name: '1 expired' })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('combobox', { name: 'Group by' })).toHaveValue('state');
    await expect(page.getByRole('combobox', { name: 'Sort' })).toHaveValue('ends last');
    await expect(page.getByRole('radio', { name: '90 d' })).toBeChecked();
    await expect(page.getByRole('treegrid').getByRole('row', { name: /pay\.example/ })).toBeVisible();
  };
  await sure();
  await page.reload();
  await sure();
  await page.getByRole('button', { name: '1 expired' }).click();
  await expect(page.getByRole('button', { name: '1 expired' })).toHaveAttribute('aria-pressed', 'false');
  await page.goBack();
  await sure();
});

test('what an address says wrong is left out', async ({ page, demo }) => {
  await openOverview(page, demo, '?filter=nonsense&filter=no%7C%3D%7Cfield&state=odd&view=trust&axis=1h&at=tomorrow');
  await expect(page.getByRole('treegrid').getByRole('row', { name: /pay\.example/ })).toBeVisible();
});

test('what matches nothing offers to clear the filters', async ({ page, demo }) => {
  await page.goto(`${demo.agent.url}a/notafter-certificates-app?filter=node%7C%3D%7Cnowhere`);
  await expect(page.getByText('No certificate matches these filters')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByRole('treegrid').getByRole('row', { name: /pay\.example/ })).toBeVisible();
  await expect(page).not.toHaveURL(/filter=/);
});

test('a filter is built with the keyboard, and a value that does not fit is said', async ({ page, demo }) => {
  await openOverview(page, demo);
  const input = page.getByRole('search').getByRole('combobox');
  await input.focus();
  await page.keyboard.type('daysLeft');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('soon');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Takes a number' })).toBeVisible();
  await input.fill('3');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Remove filter .* < 3$/ })).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(page.getByRole('button', { name: /^Remove filter/ })).toHaveCount(0);
});

test('a press on a week shows what ends in it', async ({ page, demo }) => {
  await openOverview(page, demo);
  const weeks = page.getByRole('region', { name: 'Ends per week' });
  const only = weeks.getByRole('button', { name: /: 1 ends? / }).last();
  await only.click();
  await expect(page.getByRole('button', { name: /^Remove filter / })).toHaveCount(2);
  // The one, its group and the head.
  await expect(page.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '3');
});
