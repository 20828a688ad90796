import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeEstate } from '@notafter/testkit';
import { expect, openOverview, test } from './test.ts';

const FILTERED = '?filter=node%7C%3D%7Cedge-1&state=critical';

test('a click leads to the page of the place, back leads to the same filters', async ({ page, demo }) => {
  await openOverview(page, demo, FILTERED);
  const row = page.getByRole('treegrid').getByRole('row', { name: /^critical pay\.example/ });
  await row.click();
  await expect(page).toHaveURL(/\/slot\/[0-9a-f]+/);
  await expect(page.getByRole('heading', { name: 'pay.example', level: 1 })).toBeVisible();
  await page.goBack();
  await expect(row).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove filter Node = edge-1' })).toBeVisible();
  await expect(page.getByRole('button', { name: '1 critical' })).toHaveAttribute('aria-pressed', 'true');
});

test('the page says when it ends, where it is, what it is and what to do', async ({ page, demo }) => {
  await openOverview(page, demo);
  await page
    .getByRole('region', { name: /^Act now/ })
    .getByRole('link', { name: 'kube-apiserver' })
    .click();
  const main = page.getByRole('main');
  await expect(main.getByText(/^critical · ends \w{3} \d+ \w{3} \d{4} \d\d:\d\d UTC · in 5 d$/)).toBeVisible();
  await expect(main.getByText('cp-1:/etc/kubernetes/pki/apiserver.crt · nobody renews this')).toBeVisible();

  const todo = page.getByRole('region', { name: 'What to do' });
  await expect(todo.getByRole('heading', { level: 3 })).toContainText('kube-apiserver expires in 5 days');
  const steps = todo.getByRole('listitem');
  await expect(steps.first().getByRole('code')).toHaveText('kubeadm certs renew apiserver');
  await expect(steps.last()).toContainText('Proof');
  await expect(page.getByRole('region', { name: 'What breaks' })).toContainText('kube-apiserver');
  const stored = page.getByRole('region', { name: 'Stored' });
  await expect(stored).toContainText('RSA · 2048 bits');
  await expect(stored).toContainText('10.96.0.1');
});

const TABS: ReadonlyArray<readonly [tab: string, texts: readonly string[]]> = [
  ['Chain', ['shop.example', 'Example Web CA 3', 'intermediate CA', 'Example Root R1']],
  ['Places', ['edge-1:/etc/nginx/tls/shop.example.crt']],
  ['History', []],
  ['Facts', ['Serial number', 'shop.example', 'Fingerprint']],
  ['PEM', ['-----BEGIN CERTIFICATE-----']],
];

test('the tabs, each with an address of its own', async ({ page, demo }) => {
  await openOverview(page, demo);
  await page
    .getByRole('treegrid')
    .getByRole('row', { name: /^valid shop\.example/ })
    .click();
  for (const [name, texts] of TABS) {
    const tab = page.getByRole('tab', { name: new RegExp(`^${name}`) });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expect(page).toHaveURL(new RegExp(`tab=${name.toLowerCase()}`));
    const panel = page.getByRole('tabpanel');
    await expect(panel).not.toBeEmpty();
    for (const text of texts) {
      await expect(panel).toContainText(text);
    }
  }
  await page.reload();
  await expect(page.getByRole('tab', { name: 'PEM' })).toHaveAttribute('aria-selected', 'true');
});

test('the PEM is the file’s, to copy and to download', async ({ page, context, demo }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const stored = readFileSync(path.join(demo.directory, 'edge-1/etc/nginx/tls/pay.example.crt'), 'utf8').trim();
  await openOverview(page, demo);
  await page
    .getByRole('treegrid')
    .getByRole('row', { name: /^critical pay\.example/ })
    .click();
  await page.getByRole('tab', { name: 'PEM' }).click();
  const pem = page.getByRole('region', { name: 'PEM' });
  await expect(pem).toContainText('BEGIN CERTIFICATE');
  expect((await pem.innerText()).trim()).toBe(stored);

  await page.getByRole('tabpanel').getByRole('button', { name: 'Copy' }).click();
  const copied = async () => (await page.evaluate<string>('navigator.clipboard.readText()')).trim();
  await expect.poll(copied).toBe(stored);

  const href = await page.getByRole('link', { name: 'Download' }).getAttribute('href');
  const file = await page.request.get(new URL(href ?? '', page.url()).href);
  expect(file.headers()['content-disposition']).toContain('.pem');
  expect((await file.text()).trim()).toBe(stored);
});

test('a place in trouble says why, since when, and shows its last good reading', async ({ page, serve }) => {
  let lock = (): void => undefined;
  const site = await serve((directory) => {
    const estate = writeEstate(directory, Date.now());
    lock = () => void estate.change(Date.now() + 20_000);
    return estate.configuration;
  });
  await openOverview(page, site);
  await page
    .getByRole('treegrid')
    .getByRole('row', { name: /vpn\.example/ })
    .click();
  await expect(page.getByRole('heading', { name: 'vpn.example', level: 1 })).toBeVisible();
  lock();
  await page.getByRole('button', { name: 'Check again' }).first().click();
  await expect(page.getByText(/^Cannot be read since .* UTC/)).toBeVisible();
  await expect(page.getByText(/What is shown is the last good reading/)).toBeVisible();
  await expect(page.getByText(/^unreadable · ends .* in 49 d$/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'What to do' })).toContainText('may not be read');
});
