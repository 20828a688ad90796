import { readFileSync } from 'node:fs';
import path from 'node:path';
import { X509Certificate } from 'node:crypto';
import { addressOf, expect, test } from './test.ts';

test('labels of one place lead to its page', async ({ page, demo }) => {
  const pem = readFileSync(path.join(demo.directory, 'edge-1/etc/nginx/tls/pay.example.crt'));
  const serial = BigInt(`0x${new X509Certificate(pem).serialNumber}`).toString();
  await page.goto(addressOf(demo, `find?filepath=/etc/nginx/tls/pay.example.crt&serial_number=${serial}`));
  await expect(page).toHaveURL(/\/slot\/[0-9a-f]+$/);
  await expect(page.getByRole('heading', { name: 'pay.example', level: 1 })).toBeVisible();
});

test('back from there is not the search again', async ({ page, demo }) => {
  await page.goto(addressOf(demo, 'sources'));
  await expect(page.getByRole('heading', { name: 'Sources', level: 1 })).toBeVisible();
  await page.goto(addressOf(demo, 'find?filename=pay.example.crt'));
  await expect(page.getByRole('heading', { name: 'pay.example', level: 1 })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Sources', level: 1 })).toBeVisible();
});

test('a fingerprint leads to every place of its certificate', async ({ page, demo }) => {
  const pem = readFileSync(path.join(demo.directory, 'cp-1/etc/kubernetes/pki/ca.crt'));
  const fingerprint = new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();
  await page.goto(addressOf(demo, `find?fingerprint=${fingerprint}`));
  const table = page.getByRole('table', { name: 'Places' });
  const places = async () => (await table.getByRole('link').allTextContents()).sort();
  await expect
    .poll(places)
    .toEqual(
      [
        'cp-1:/etc/kubernetes/pki/ca.crt',
        'cp-1:/etc/kubernetes/admin.conf#cluster/kubernetes',
        'cp-1:/etc/kubernetes/controller-manager.conf#cluster/kubernetes',
        'cp-1:/etc/kubernetes/scheduler.conf#cluster/kubernetes',
        'cp-1:/etc/kubernetes/kubelet.conf#cluster/kubernetes',
        'worker-1:/etc/kubernetes/pki/ca.crt',
        'worker-1:/etc/kubernetes/kubelet.conf#cluster/kubernetes',
      ].sort()
    );
});

test('labels of many are listed, each with the way to its page', async ({ page, demo }) => {
  await page.goto(addressOf(demo, 'find?filename=web-ca.pem'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(addressOf(demo, 'find?issuer_CN=etcd-ca'));
  const links = page.getByRole('table', { name: 'Places' }).getByRole('link');
  await expect(links).toHaveCount(5);
  await links.filter({ hasText: 'etcd/server.crt' }).click();
  await expect(page.getByRole('heading', { name: 'cp-1', level: 1 })).toBeVisible();
});

test('labels of none are explained, with a search by each', async ({ page, demo }) => {
  await page.goto(addressOf(demo, 'find?subject_CN=pay.example&serial_number=1'));
  await expect(page.getByText('No place has these labels now')).toBeVisible();
  await expect(page.getByText(/may have been renewed/)).toBeVisible();
  await page.getByRole('link', { name: 'certificates with subject_CN = pay.example' }).click();
  await expect(page.getByRole('treegrid').getByRole('row', { name: /pay\.example/ })).toBeVisible();
  await expect(page.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '3');
});

test('no labels at all: how to give them', async ({ page, demo }) => {
  await page.goto(addressOf(demo, 'find'));
  await expect(page.getByText('Nothing to look for')).toBeVisible();
  await expect(page.getByText(/secret_namespace=shop/)).toBeVisible();
});

test.describe('an unknown place', () => {
  test.use({ expectedErrors: /status of 404/ });

  test('a place that nobody knows, and a page that there is not', async ({ page, demo }) => {
    for (const [address, says] of [
      ['slot/0123456789abcdef0123456789abcdef', 'The agent knows no place of this id'],
      ['slot/..%2f..%2fetc%2fpasswd', 'The agent knows no place of this id'],
      ['calendar', 'This app has no such page'],
    ] as const) {
      await page.goto(addressOf(demo, address));
      await expect(page.getByText(says)).toBeVisible();
      await page.getByRole('link', { name: 'See all certificates' }).click();
      await expect(page.getByRole('region', { name: /^Act now/ })).toBeVisible();
    }
  });

  test('of an id that is none', async ({ page, demo }) => {
    await page.goto(addressOf(demo, 'slot/%20'));
    await expect(page.getByRole('main')).not.toBeEmpty();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
});
