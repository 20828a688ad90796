import { addressOf, expect, openOverview, test } from './test.ts';

const DAY_MS = 86_400_000;
const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

test('what breaks in ten days if nobody acts: chips, the list and all views', async ({ page, demo }) => {
  await openOverview(page, demo);
  const chips = page.getByRole('group', { name: 'States' }).getByRole('button');
  await expect(chips.first()).toHaveText('1 expired');

  await test.step('the slider moves by keyboard', async () => {
    await page.getByRole('button', { name: 'Rehearse' }).click();
    const slider = page.getByRole('slider', { name: 'Days from now' });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('status').filter({ hasText: 'Rehearsal' })).toContainText('if nobody acts before');
    await slider.fill('10');
    await expect(page.getByLabel('As of')).toHaveValue(dayIn(10));
    await expect(page).toHaveURL(/at=\d+/);
  });

  await test.step('everything is as of then', async () => {
    // old, flash, pay, acme, kube-apiserver and status end within ten days: testkit/src/estate.
    await expect(chips.first()).toHaveText('6 expired');
    await expect(page.getByRole('region', { name: /^Act now · 6 have ended/ })).toBeVisible();
    await expect(page.getByRole('treegrid').getByRole('row', { name: /^expired status\.example/ })).toBeVisible();
    await page.getByRole('radio', { name: 'Table' }).check();
    await expect(page.getByRole('table').getByRole('row', { name: /expired.*status\.example/ })).toBeVisible();
    await page.getByRole('radio', { name: 'Calendar' }).check();
    await expect(page.getByRole('grid')).toBeVisible();
    await page.getByRole('radio', { name: 'Trust' }).check();
    await expect(
      page
        .getByRole('treegrid')
        .getByRole('row', { name: /expired/ })
        .first()
    ).toBeVisible();
  });

  await test.step('one click back', async () => {
    await page.getByRole('button', { name: 'Back to now' }).click();
    await expect(chips.first()).toHaveText('1 expired');
    await expect(page).not.toHaveURL(/at=/);
  });
});

test('what to renew before a freeze, from its address', async ({ page, demo }) => {
  await page.goto(addressOf(demo, `?freeze=${dayIn(15)}..${dayIn(30)}`));
  const card = page.getByRole('region', { name: /^Before the freeze of/ });
  await expect(card.getByRole('link', { name: 'kube-apiserver' })).toBeVisible();
  await expect(card.getByRole('link', { name: 'kubernetes-admin' })).toBeVisible();
  await expect(card.getByRole('listitem').filter({ hasText: 'kube-apiserver' }).getByRole('code')).toHaveText(
    'kubeadm certs renew apiserver'
  );
  await expect(card.getByRole('link', { name: 'docs.example' })).toBeHidden();
  // What has ended already is for now, not for then.
  await expect(card.getByRole('link', { name: 'old.example' })).toBeHidden();
  await page.getByLabel('Last day').fill(dayIn(35));
  await expect(card.getByRole('link', { name: 'docs.example' })).toBeVisible();
  await page.getByRole('button', { name: 'End the rehearsal' }).click();
  await expect(card).toBeHidden();
});
