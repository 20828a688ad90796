import type { FieldName, Query } from '@notafter/core';
import { rowsOf } from '../app/data/records';
import { createPrometheusClient, FRESH_MS } from './create-prometheus-client';
import { provideAnswer, provideFailure, providePrometheus } from './testing/fake-prometheus';
import {
  CERT_MANAGER_SERIES,
  inDays,
  NOW,
  PROBE_SERIES,
  series,
  SSL_SERIES,
  type VectorItem,
  X509_SERIES,
} from './testing/series';

const URL = '/api/datasources/proxy/uid/prom';
const RANGE = { from: NOW, to: inDays(84) };

function clientOn(items: readonly VectorItem[], clock = () => NOW) {
  const asked = providePrometheus(items);
  return { client: createPrometheusClient({ url: URL, clock }), asked };
}

async function rowsTo(items: readonly VectorItem[], query: Omit<Query, 'refId'>) {
  const { client } = clientOn(items);
  const { results } = await client.query({ range: RANGE, queries: [{ refId: 'a', ...query }] });
  return rowsOf(results['a']!);
}

/** What the table of certificates says, a line for each. */
async function linesOf(items: readonly VectorItem[], fields: readonly FieldName[]): Promise<string[]> {
  const rows = await rowsTo(items, { type: 'certificates', fields });
  return rows.map((row) => fields.map((field) => row.text(field)).join(' | '));
}

describe('the certificates of each family', () => {
  const fields: readonly FieldName[] = ['title', 'place', 'state', 'namespace', 'node', 'kind'];

  it('x509-certificate-exporter', async () => {
    expect(await linesOf(X509_SERIES, fields)).toEqual([
      'kubernetes-admin | /etc/kubernetes/admin.conf#user/kubernetes-admin | expired |  | 10.0.0.7 | kubeconfig',
      'kube-apiserver | /etc/kubernetes/pki/apiserver.crt | critical |  | 10.0.0.7 | file',
      'shop.example | Secret shop/shop[tls.crt] | warning | shop |  | secret',
      'kubernetes | /etc/kubernetes/pki/ca.crt | valid |  | 10.0.0.7 | file',
    ]);
  });

  it('ssl_exporter', async () => {
    expect(await linesOf(SSL_SERIES, fields)).toEqual([
      'shop.example | shop.example:443 | warning |  |  | endpoint',
      'files.example | /etc/nginx/tls/files.crt | valid |  | web-1 | file',
      'api.example | Secret shop/api-tls[tls.crt] | valid | shop |  | secret',
      'ci | /home/ci/.kube/config#user/ci | valid |  | ssl | kubeconfig',
    ]);
    expect(await linesOf(SSL_SERIES.slice(0, 1), ['sans', 'serialNumber', 'issuerCN'])).toEqual([
      'shop.example, www.shop.example | 771 | Example R1',
    ]);
  });

  it('cert-manager', async () => {
    expect(await linesOf(CERT_MANAGER_SERIES, [...fields, 'managedBy'])).toEqual([
      'late | Certificate shop/late | critical | shop |  | secret | cert-manager, ClusterIssuer letsencrypt',
      'web | Certificate shop/web | valid | shop |  | secret | cert-manager, ClusterIssuer letsencrypt',
      'never | Certificate shop/never | critical | shop |  | secret | cert-manager, ClusterIssuer letsencrypt',
    ]);
    const [late] = await rowsTo(CERT_MANAGER_SERIES, { type: 'certificates', fields: ['renewalDueAt', 'findings'] });
    expect(late?.number('renewalDueAt')).toBe(inDays(-2));
    expect(late?.list('findings')).toEqual(['expiring-critical', 'renewal-overdue', 'issuance-failing']);
  });

  it('blackbox_exporter, without the target that speaks no TLS', async () => {
    expect(await linesOf(PROBE_SERIES, fields)).toEqual([
      'www.example.org | https://www.example.org/health | critical |  |  | endpoint',
    ]);
  });
});

it('a Secret of x509-certificate-exporter and its Certificate of cert-manager are one', async () => {
  const certificate = [
    series(
      'x509_cert_not_after',
      { secret_namespace: 'shop', secret_name: 'web-cert', serial_number: '5' },
      inDays(30)
    ),
    ...CERT_MANAGER_SERIES.filter(({ metric }) => metric.name === 'web'),
  ];
  const [row, ...others] = await rowsTo(certificate, {
    type: 'certificates',
    fields: ['place', 'managedBy', 'renewalDueAt'],
  });
  expect(others).toEqual([]);
  expect(row?.text('place')).toBe('Secret shop/web-cert');
  expect(row?.text('managedBy')).toBe('cert-manager, ClusterIssuer letsencrypt');
  expect(row?.number('renewalDueAt')).toBe(inDays(10));
});

it('two Secrets of one end are not guessed between', async () => {
  const twins = ['a', 'b'].map((name, index) =>
    series(
      'x509_cert_not_after',
      { secret_namespace: 'shop', secret_name: name, serial_number: String(index) },
      inDays(30)
    )
  );
  const rows = await linesOf(
    [...twins, ...CERT_MANAGER_SERIES.filter(({ metric }) => metric.name === 'web')],
    ['place', 'managedBy']
  );
  expect(rows.toSorted()).toEqual([
    'Certificate shop/web | cert-manager, ClusterIssuer letsencrypt',
    'Secret shop/a | ',
    'Secret shop/b | ',
  ]);
});

it('a certificate that is stored and served counts once, its places twice', async () => {
  const { client } = clientOn([...X509_SERIES, ...SSL_SERIES]);
  expect(await client.health()).toMatchObject({ certificates: 7, locations: 8 });
  const [summary] = await rowsTo([...X509_SERIES, ...SSL_SERIES], { type: 'summary' });
  const count = (column: string) => summary?.number(column);
  expect(['count', 'sightings', 'expired', 'critical', 'warning', 'valid'].map(count)).toEqual([7, 8, 1, 1, 1, 4]);
  expect(summary?.number('earliestNotAfter')).toBe(inDays(-3));
});

it('an agent that serves the peer’s metrics beside its own is read once, with the facts of both', async () => {
  const labels = {
    job: 'notafter',
    instance: 'agent:9793',
    filepath: '/etc/tls/web.crt',
    serial_number: '5',
    subject_CN: 'web',
  };
  const rows = await rowsTo(
    [
      series('x509_cert_not_after', labels, inDays(50)),
      series('x509_cert_not_before', labels, inDays(-40)),
      series(
        'notafter_certificate_not_after_timestamp_seconds',
        { ...labels, place: '/etc/tls/web.crt', node: 'web-1', cluster: 'prod', owner: 'shop', role: 'leaf' },
        inDays(50)
      ),
    ],
    { type: 'certificates', fields: ['node', 'owner', 'lifetimeDays'] }
  );
  expect(rows.map((row) => [row.text('node'), row.text('owner'), row.number('lifetimeDays')])).toEqual([
    ['web-1', 'shop', 90],
  ]);
});

it('the same metric of v3, whose labels are all there and empty, gives the same', async () => {
  const empty = {
    secret_namespace: '',
    secret_name: '',
    configmap_name: '',
    cabundle_resource_name: '',
    discriminator: '',
  };
  const v3 = X509_SERIES.map(({ metric, value }) => ({ metric: { ...empty, ...metric }, value }));
  const fields: readonly FieldName[] = ['title', 'place', 'state', 'namespace', 'owner'];
  expect(await linesOf(v3, fields)).toEqual(await linesOf(X509_SERIES, fields));
});

describe('questions', () => {
  it('filters by every kind of field, and says which one is wrong', async () => {
    const titles = async (filters: Query['filters']) =>
      (await rowsTo(X509_SERIES, { type: 'certificates', fields: ['title'], filters: filters ?? [] })).map((row) =>
        row.text('title')
      );
    expect(await titles([{ field: 'owner', operator: '=', value: 'payments' }])).toEqual(['shop.example']);
    expect(await titles([{ field: 'place', operator: '=~', value: '/etc/.*' }])).toHaveLength(3);
    expect(await titles([{ field: 'daysLeft', operator: '<', value: 14 }])).toHaveLength(2);
    expect(await titles([{ field: 'state', operator: 'in', value: ['expired', 'warning'] }])).toHaveLength(2);
    await expect(titles([{ field: 'place', operator: '=~', value: '(' }])).rejects.toThrow(
      /^place: not a regular expression/
    );
  });

  it('as of another moment, everything is judged as of then', async () => {
    const rows = await rowsTo(X509_SERIES, { type: 'certificates', fields: ['state', 'daysLeft'], at: inDays(30) });
    expect(rows.map((row) => row.text('state'))).toEqual(['expired', 'expired', 'expired', 'valid']);
    expect(rows[1]?.number('daysLeft')).toBe(-25);
  });

  it('findings: the worst first, with what cert-manager’s tool says of them', async () => {
    const rows = await rowsTo([...X509_SERIES, ...CERT_MANAGER_SERIES], { type: 'findings' });
    expect(rows.map((row) => `${row.text('rule')} ${row.text('title')} ${row.text('command')}`.trim())).toEqual([
      'expired kubernetes-admin',
      'expiring-critical kube-apiserver',
      'expiring-critical late cmctl status certificate -n shop late',
      'renewal-overdue late cmctl status certificate -n shop late',
      'issuance-failing late cmctl status certificate -n shop late',
      'expiring-warning shop.example',
      'issuance-failing never cmctl status certificate -n shop never',
    ]);
  });

  it('ends per week, from Monday on in the zone of the reader', async () => {
    const rows = await rowsTo(X509_SERIES, { type: 'upcoming', interval: 'week', timeZone: 'Europe/Paris' });
    expect(rows.map((row) => [row.number('time'), row.number('count'), row.text('state')])).toEqual([
      [Date.UTC(2026, 10, 22, 23), 1, 'critical'],
      [Date.UTC(2026, 11, 6, 23), 1, 'warning'],
    ]);
  });

  it('orders by any field, absent values last, and says what the limit cut off', async () => {
    const { client } = clientOn([...X509_SERIES, ...CERT_MANAGER_SERIES]);
    const query: Query = {
      refId: 'a',
      type: 'certificates',
      fields: ['title'],
      orderBy: [{ field: 'notAfter', direction: 'desc' }],
    };
    const { results } = await client.query({ range: RANGE, queries: [query, { ...query, refId: 'b', limit: 2 }] });
    expect(results['a']?.values[0]?.slice(-1)).toEqual(['never']);
    expect(results['b']).toMatchObject({ rows: 2, total: 7, values: [['kubernetes', 'web']] });
  });

  it('suggests the values that there are, the most frequent first', async () => {
    const { client } = clientOn(X509_SERIES);
    const { values } = await client.fieldValues('issuerCN', []);
    expect(values).toEqual([
      { value: 'kubernetes', count: 3 },
      { value: 'Example R1', count: 1 },
    ]);
  });

  it('what metrics do not tell is refused, not guessed', async () => {
    await expect(rowsTo(X509_SERIES, { type: 'events' })).rejects.toThrow('it takes an agent');
  });
});

describe('places', () => {
  it('are found by the labels of an alert, and keep their id', async () => {
    const { client } = clientOn(X509_SERIES);
    const [found, ...others] = await client.findSlots({
      secret_namespace: 'shop',
      secret_name: 'shop',
      job: 'gone',
      pod: 'x',
    });
    expect(others).toEqual([]);
    const slot = await client.slot(found!.slot);
    expect(slot).toMatchObject({ place: 'Secret shop/shop[tls.crt]', owner: 'payments', state: 'warning' });
    await expect(client.slot('0')).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('with no label that any series has there is no answer', async () => {
    const { client } = clientOn(X509_SERIES);
    expect(await client.findSlots({ pod: 'x' })).toEqual([]);
  });
});

it('a target that is down puts its job in trouble', async () => {
  const down = [{ metric: { __name__: 'up', job: 'blackbox', instance: 'web' }, value: [NOW / 1000, '0'] as const }];
  providePrometheus(X509_SERIES, down);
  const client = createPrometheusClient({ url: URL, clock: () => NOW });
  expect((await client.health()).sourcesInTrouble).toEqual(['blackbox']);
  expect((await client.sources()).sources.map(({ name, kind, up, message }) => [name, kind, up, message])).toEqual([
    ['x509-certificate-exporter', 'x509_*', true, ''],
    ['blackbox', 'job', false, 'Down: web'],
  ]);
});

it('all parts of a page share one answer, until it is no longer fresh', async () => {
  let nowMs = NOW;
  const { client, asked } = clientOn(X509_SERIES, () => nowMs);
  await Promise.all([client.health(), client.query({ range: RANGE, queries: [] }), client.sources()]);
  expect(asked).toHaveLength(4);
  expect(asked[0]).toContain('/api/datasources/proxy/uid/prom/api/v1/query?query=');
  nowMs += FRESH_MS;
  await client.health();
  expect(asked).toHaveLength(8);
});

describe('a failure says what happened and what to do', () => {
  const failure = async () => {
    const client = createPrometheusClient({ url: URL, clock: () => NOW });
    return client.health().then(
      () => null,
      (error: { kind: string; message: string; advice: string }) => error
    );
  };

  it.each([
    ['no permission', 403, { message: 'Access denied' }, 'forbidden', /does not let you/, /Ask an administrator/],
    ['Prometheus is gone', 502, '', 'unreachable', /cannot reach this Prometheus/, /seen from Grafana’s server/],
    ['no answer in time', 504, '', 'timeout', /did not answer in time/, /raise the timeout/],
    ['no such path', 404, '404 page not found', 'not-an-agent', /not as Prometheus does/, /Mimir and Thanos/],
    [
      'a question that it refuses',
      422,
      { status: 'error', errorType: 'execution', error: 'query processing would load too many samples' },
      'bad-request',
      /too many samples/,
      /2\.26/,
    ],
  ])('%s', async (_, status, data, kind, message, advice) => {
    provideFailure(status, data);
    const error = await failure();
    expect(error?.kind).toBe(kind);
    expect(error?.message).toMatch(message);
    expect(error?.advice).toMatch(advice);
  });

  it.each([
    ['a web page', '<!doctype html>'],
    ['an agent', { product: 'notafter' }],
    ['nothing', null],
  ])('what answers is %s', async (_, data) => {
    provideAnswer(data);
    expect(await failure()).toMatchObject({ kind: 'not-an-agent' });
  });

  it('a Prometheus without such series names them', async () => {
    providePrometheus([]);
    const error = await failure();
    expect(error).toMatchObject({ kind: 'not-found', message: 'This Prometheus holds no metrics of certificates.' });
    expect(error?.advice).toContain('probe_ssl_earliest_cert_expiry');
  });
});
