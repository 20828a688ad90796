import { writeEstate } from '@notafter/testkit';
import { addressOf, expect, openOverview, test } from './test.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** Days until each certificate of the demo estate ends, where that is about twelve weeks: testkit/src/estate. */
const ENDS = {
  'old.example': -3.2,
  'flash.example': 8 / 60 / 24,
  'pay.example': 2.2,
  'acme.example': 3.6,
  'kube-apiserver': 5.3,
  'status.example': 9.1,
  'etcd server': 20.4,
  'kubernetes-admin': 21.5,
  'docs.example': 31.4,
  'front-proxy-client': 40.2,
  'vpn.example': 50,
  'auth.example': 64.3,
  'preview.example': 92.5,
};

// An estate of its own, for flash.example turns to warning after six minutes.
test('the Overview tells the demo estate as it was written', async ({ page, serve }) => {
  const site = await serve((directory) => writeEstate(directory, Date.now()).configuration);
  const nowMs = Date.now();
  await openOverview(page, site);

  await test.step('how many certificates there are, and in which states', async () => {
    await expect(page.getByText(/^31 certificates in 41 places · read \d+ s ago$/)).toBeVisible();
    const chips = page.getByRole('group', { name: 'States' }).getByRole('button');
    await expect(chips).toHaveText([
      '1 expired',
      '2 critical',
      '3 warning',
      '1 not yet valid',
      '23 valid',
      '1 superseded',
    ]);
  });

  await test.step('what to act on, the worst first, each with its command', async () => {
    const act = page.getByRole('region', { name: /^Act now/ });
    await expect(act).toHaveAccessibleName('Act now · 1 has ended, 3 things break within 14 days, nobody acts on 4');
    await expect(act.getByRole('listitem')).toHaveCount(3);
    await act.getByRole('button', { name: 'Show all 10' }).click();
    await expect(act.getByRole('link')).toHaveText([
      'old.example',
      'pay.example',
      'kube-apiserver',
      'status.example',
      'cp-1',
      'kubernetes-admin',
      'preview.example',
      'mail.example',
      /shop-next\.example\.crt$|ldap\.example\.crt$/,
      /shop-next\.example\.crt$|ldap\.example\.crt$/,
    ]);
    const apiServer = act.getByRole('listitem').filter({ hasText: 'kube-apiserver' });
    await expect(apiServer).toContainText('cp-1:/etc/kubernetes/pki/apiserver.crt');
    await expect(apiServer).toContainText('ends in 5 d');
    await expect(apiServer.getByRole('code')).toHaveText('kubeadm certs renew apiserver');
    const etcd = act.getByRole('listitem').filter({ hasText: 'etcd/server.crt' });
    await expect(etcd.getByRole('code')).toHaveText('kubeadm certs renew etcd-server');
  });

  await test.step('how many end in each week from Monday on', async () => {
    const monday = mondayOf(nowMs);
    const expected = Array.from({ length: 12 }, (_, week) => {
      const ends = Object.values(ENDS).filter((days) => {
        const weeks = (nowMs + days * DAY_MS - monday) / WEEK_MS;
        return weeks >= week && weeks < week + 1;
      }).length;
      return ends === 0 ? /nothing ends/ : new RegExp(`: ${ends} ends? `);
    });
    const weeks = page.getByRole('region', { name: 'Ends per week' }).getByRole('button');
    await expect(weeks).toHaveCount(12);
    for (const [week, text] of expected.entries()) {
      await expect(weeks.nth(week)).toHaveAccessibleName(text);
    }
  });
});

test('a command of the list is copied whole', async ({ page, context, demo }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openOverview(page, demo);
  await page.getByRole('button', { name: 'Copy kubeadm certs renew apiserver' }).click();
  const copied = () => page.evaluate<string>('navigator.clipboard.readText()');
  await expect.poll(copied).toBe('kubeadm certs renew apiserver');
});

test('an unreadable file keeps its last good reading, in a state of its own', async ({ page, serve }) => {
  let lock = (): void => undefined;
  const site = await serve((directory) => {
    const estate = writeEstate(directory, Date.now());
    lock = () => void estate.change(Date.now() + 20_000);
    return estate.configuration;
  });
  await openOverview(page, site);
  const chips = page.getByRole('group', { name: 'States' });
  await expect(chips.getByRole('button', { name: '23 valid' })).toBeVisible();
  lock();
  await expect(async () => {
    await openOverview(page, site);
    await expect(chips.getByRole('button', { name: '1 unreadable' })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(chips.getByRole('button', { name: '22 valid' })).toBeVisible();
  const row = page.getByRole('treegrid').getByRole('row', { name: /vpn\.example/ });
  await expect(row).toHaveAccessibleName(/^unreadable vpn\.example/);
  await expect(row).toHaveAccessibleName(/may not be read/);
});

test('the other views and moments are in the address', async ({ page, demo }) => {
  await openOverview(page, demo);
  const card = page.getByRole('region', { name: 'Certificates', exact: true });
  await card.getByRole('radio', { name: 'Table' }).check();
  const table = card.getByRole('table');
  await expect(table.getByRole('row', { name: /pay\.example/ })).toBeVisible();
  await expect(page).toHaveURL(/view=table/);
  await table.getByRole('columnheader', { name: 'Certificate' }).getByRole('button').click();
  await expect(page).toHaveURL(/order=title/);
  await expect(table.getByRole('row').nth(1)).toContainText('acme.example');

  await page.goto(addressOf(demo, `?at=${Date.now() + 10 * DAY_MS}`));
  await expect(page.getByText(/if nobody acts before/)).toBeVisible();
  const row = page.getByRole('treegrid').getByRole('row', { name: /pay\.example/ });
  await expect(row).toHaveAccessibleName(/^expired pay\.example/);
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(row).toHaveAccessibleName(/^critical pay\.example/);
});

test('the alert rules can be copied, and the certificates exported', async ({ page, context, demo }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openOverview(page, demo);
  await page.getByRole('button', { name: 'Create alert rules' }).click();
  await page.getByRole('button', { name: 'Copy YAML' }).click();
  await expect.poll(() => page.evaluate<string>('navigator.clipboard.readText()')).toMatch(/^apiVersion: 1$/m);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Export' }).click();
  const href = await page.getByRole('menuitem', { name: 'Certificates as CSV' }).getAttribute('href');
  const answer = await page.request.get(new URL(href ?? '', page.url()).href);
  expect(await answer.text()).toContain('pay.example');
});

/** The last Monday, midnight UTC: the zone of the tests' browser. */
function mondayOf(nowMs: number): number {
  const midnight = new Date(nowMs).setUTCHours(0, 0, 0, 0);
  return midnight - ((new Date(nowMs).getUTCDay() + 6) % 7) * DAY_MS;
}
