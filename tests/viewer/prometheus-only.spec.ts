import { isPrometheusThere } from '../prometheus/prometheus-process.ts';
import { type MetricWorld, openWorlds, realWorld, recordedWorld, type Series } from './metric-world.ts';
import { addressOf, expect, openOverview, test } from './test.ts';

const DAY_S = 86_400;
const inDays = (days: number) => Math.round(Date.now() / 1000 + days * DAY_S);

const secret = (name: string, serial: string) => ({
  ...{ secret_namespace: 'shop', secret_name: name, secret_key: 'tls.crt', serial_number: serial },
  ...{ issuer_CN: 'Example R1', subject_CN: `${name}.example` },
});
const ISSUER = { issuer_name: 'letsencrypt', issuer_kind: 'ClusterIssuer' };

/** All four families: five certificates, of which one is overdue, one has ended, and one is stored and served. */
const SERIES: readonly Series[] = [
  {
    name: 'x509_cert_not_after',
    labels: {
      filepath: '/etc/kubernetes/pki/apiserver.crt',
      serial_number: '17',
      subject_CN: 'kube-apiserver',
      issuer_CN: 'kubernetes',
    },
    value: inDays(-3.5),
  },
  { name: 'x509_cert_not_after', labels: secret('web', '771'), value: inDays(20) },
  { name: 'x509_cert_not_before', labels: secret('web', '771'), value: inDays(-70) },
  {
    name: 'ssl_cert_not_after',
    labels: { serial_no: '771', issuer_cn: 'Example R1', cn: 'web.example', dnsnames: ',web.example,' },
    value: inDays(20),
  },
  {
    name: 'certmanager_certificate_expiration_timestamp_seconds',
    labels: { name: 'late', namespace: 'shop', ...ISSUER },
    value: inDays(5.5),
  },
  {
    name: 'certmanager_certificate_renewal_timestamp_seconds',
    labels: { name: 'late', namespace: 'shop', ...ISSUER },
    value: inDays(-2),
  },
  {
    name: 'certmanager_certificate_ready_status',
    labels: { name: 'late', namespace: 'shop', condition: 'True', ...ISSUER },
    value: 0,
  },
  { name: 'probe_ssl_earliest_cert_expiry', labels: { target: 'www' }, value: inDays(300) },
];

const WORLDS: ReadonlyArray<readonly [name: string, start: () => Promise<MetricWorld>, skip: boolean]> = [
  ['recorded answers', async () => recordedWorld(SERIES), false],
  ['a real Prometheus', () => realWorld(SERIES), !isPrometheusThere()],
];

for (const [name, start, isMissing] of WORLDS) {
  test(`${name}: the Overview works from metrics alone`, async ({ page, demo }) => {
    test.skip(isMissing, 'no prometheus on the PATH: apt-get install prometheus');
    const world = await start();
    await openWorlds(page, { main: world });
    await openOverview(page, demo);

    await test.step('what there is, and in which states', async () => {
      await expect(page.getByText(/^4 certificates in 4 places · read \d+ s ago$/)).toBeVisible();
      const chips = page.getByRole('group', { name: 'States' }).getByRole('button');
      await expect(chips).toHaveText(['1 expired', '1 critical', '1 warning', '1 valid']);
    });

    await test.step('what to act on, without a claim about who acts', async () => {
      const act = page.getByRole('region', { name: /^Act now/ });
      await expect(act).toHaveAccessibleName('Act now · 1 has ended, 1 thing breaks within 14 days');
      await expect(act.getByRole('link')).toHaveText(['kube-apiserver', 'late', 'web.example']);
      await expect(act).not.toContainText('nobody renews it');
      const late = act.getByRole('listitem').filter({ hasText: 'late' });
      await expect(late.getByRole('code')).toHaveText('cmctl status certificate -n shop late');
    });

    await test.step('what an agent would add', async () => {
      const card = page.getByRole('region', { name: 'Read from the metrics of Prometheus main alone' });
      await expect(card.getByRole('link', { name: 'Set up an agent' })).toHaveAttribute('href', /\/setup$/);
      await card.getByRole('button', { name: 'Put this away' }).click();
      await expect(card).toBeHidden();
    });

    await test.step('all four views, under one filter', async () => {
      const grid = page.getByRole('treegrid');
      await expect(grid.getByRole('row', { name: /^expired kube-apiserver/ })).toBeVisible();
      await page.getByRole('group', { name: 'States' }).getByRole('button', { name: '1 critical' }).click();
      await expect(grid.getByRole('row', { name: /kube-apiserver/ })).toBeHidden();
      await page.getByRole('radio', { name: 'Table' }).check();
      await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);
      await page.getByRole('radio', { name: 'Calendar' }).check();
      await expect(page.getByRole('grid')).toBeVisible();
      await page.getByRole('group', { name: 'States' }).getByRole('button', { name: '1 critical' }).click();
      await page.getByRole('radio', { name: 'Trust' }).check();
      await expect(
        page
          .getByRole('treegrid')
          .getByRole('row', { name: /web\.example/ })
          .first()
      ).toBeVisible();
    });

    await test.step('the page of a place', async () => {
      await page
        .getByRole('region', { name: /^Act now/ })
        .getByRole('link', { name: 'web.example' })
        .click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('web.example');
      await expect(page.getByRole('region', { name: 'Places' }).getByRole('row')).toHaveCount(3);
      await expect(page.getByRole('button', { name: 'Check again' })).toBeHidden();
    });
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await world.stop();
  });
}

test('of several, the address chooses', async ({ page, demo }) => {
  const [one, other] = [SERIES.slice(0, 1), SERIES.slice(-1)].map(recordedWorld);
  await openWorlds(page, { one: one!, other: other! });
  await openOverview(page, demo);
  await expect(page.getByText(/^1 certificate in 1 place/)).toBeVisible();
  await expect(page.getByRole('treegrid').getByRole('row', { name: /kube-apiserver/ })).toBeVisible();
  await page.getByRole('group', { name: 'Data source' }).getByRole('combobox').click();
  await page.getByRole('option', { name: 'Prometheus other' }).click();
  await expect(page).toHaveURL(/ds=other/);
  await expect(page.getByRole('treegrid').getByRole('row', { name: /kube-apiserver/ })).toBeHidden();
  await expect(page.getByRole('treegrid').getByRole('row', { name: /valid/ })).toBeVisible();
});

test.describe('a Prometheus that does not help', () => {
  test.use({ expectedErrors: /Failed to load resource/ });

  test('says what is wrong and what to do', async ({ page, demo }) => {
    await openWorlds(page, { empty: recordedWorld([]), closed: 403, gone: 502, other: 404 });
    await page.goto(addressOf(demo));
    await expect(page.getByText('No Notafter data source yet')).toBeVisible();
    await expect(page.getByText(/Prometheus empty: This Prometheus holds no metrics/)).toBeVisible();
    await expect(page.getByText(/Prometheus closed: .* Ask an administrator/)).toBeVisible();
    await expect(page.getByText(/Prometheus gone: .*cannot reach this Prometheus/)).toBeVisible();
    await expect(page.getByText(/Prometheus other: .*not as Prometheus does/)).toBeVisible();
    await page.goto(addressOf(demo, '?ds=closed'));
    await expect(page.getByRole('alert')).toContainText('Grafana does not let you query this data source');
    await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
  });
});
