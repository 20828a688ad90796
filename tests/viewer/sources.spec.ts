import { chmodSync, renameSync } from 'node:fs';
import path from 'node:path';
import { ending, readingOnce, writeFile } from './file-site.ts';
import { addressOf, expect, openOverview, test } from './test.ts';

test('each source says whether it works, what it looks at and what it cannot read', async ({ page, demo }) => {
  await page.goto(addressOf(demo, 'sources'));
  await expect(page.getByText(/^4 sources · .*2 places in trouble$/)).toBeVisible();
  // The one in trouble comes first.
  const cards = page.getByRole('main').getByRole('region');
  await expect(cards).toHaveCount(4);
  const edge = cards.first();
  await expect(edge).toHaveAccessibleName(/^edge file 2 places in trouble$/);
  await expect(edge).toContainText('/etc/nginx/**/*.{crt,pem}');
  await expect(edge).toContainText('14 certificates in 16 places');
  const places = edge.getByRole('table', { name: 'Places in trouble' });
  const ldap = places.getByRole('row').filter({ hasText: 'ldap.example.crt' });
  await expect(ldap).toContainText('may not be read by this user');
  await expect(ldap).toContainText('nothing');
  await expect(places.getByRole('row').filter({ hasText: 'shop-next' })).toContainText('does not exist');

  const controlPlane = page.getByRole('region', { name: /^control-plane file up$/ });
  await expect(controlPlane).toContainText('preset kubeadm');
  await expect(controlPlane).toContainText('14 certificates in 19 places');
  await expect(controlPlane).toContainText(/Last pass.* ago, took \d+ ms/);

  await ldap.getByRole('link').click();
  await expect(page.getByText(/^Cannot be read since /)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Stored' })).toContainText('No certificate is there');
});

test('what was read before a place went is still shown, and the page says so', async ({ page, serve }) => {
  const { directory, agent } = await serve((root) => {
    writeFile(root, 'tls/web.crt', ending(50, { subject: 'CN=web.example' }));
    return readingOnce(root).replace('1h', '1s');
  });
  await openOverview(page, { directory, agent });
  chmodSync(path.join(directory, 'tls/web.crt'), 0o000);
  await page.goto(addressOf({ directory, agent }, 'sources'));
  const trouble = page.getByRole('table', { name: 'Places in trouble' });
  await expect(async () => {
    await page.reload();
    await expect(trouble).toContainText('1 certificate, read', { timeout: 1500 });
  }).toPass();

  chmodSync(path.join(directory, 'tls/web.crt'), 0o644);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/all places are readable/)).toBeVisible({ timeout: 1500 });
  }).toPass();

  renameSync(path.join(directory, 'tls/web.crt'), path.join(directory, 'tls/web.old'));
  await expect(async () => {
    await page.goto(addressOf({ directory, agent }));
    await expect(page.getByText(/^0 certificates/)).toBeVisible({ timeout: 1500 });
  }).toPass();
});
