import { createDataFrame } from '@grafana/data';
import { DEFAULT_POLICY } from '@notafter/core';
import { buildOurFrame, buildSeries, buildTable } from './build-frame';
import { inDays, NOW } from './build-row';
import { GROUPINGS, groupingLabel } from './grouping';
import { type RowOptions, rowsFromFrames } from './rows-from-frames';

type Frames = Parameters<typeof rowsFromFrames>[0];

function rows(frames: Frames, options: Partial<RowOptions> = {}) {
  const result = rowsFromFrames(frames, {
    nowMs: NOW,
    groupBy: 'namespace',
    zone: 'utc',
    policy: DEFAULT_POLICY,
    ...options,
  });
  if (!result.ok) {
    throw new Error(result.message);
  }
  return result.rows;
}

const seconds = (days: number) => inDays(days) / 1000;

describe('our certificates frames', () => {
  const web = {
    title: 'web.example',
    place: 'Secret shop/web[tls.crt]',
    state: 'warning',
    slot: 'ab/1',
    position: 0,
    namespace: 'shop',
    node: '',
    notBefore: inDays(-70),
    notAfter: inDays(20),
    warningAt: inDays(-3),
    criticalAt: inDays(11),
    renewalDueAt: inDays(-10),
    renewedAt: inDays(-70),
    issuerCN: 'Example CA',
    sans: ['web.example', 'www.example'],
    owner: '',
  };

  it('become rows', () => {
    expect(rows([buildOurFrame('certificates', [web])])).toEqual([
      {
        id: expect.any(String),
        title: 'web.example',
        place: 'Secret shop/web[tls.crt]',
        group: 'shop',
        state: 'warning',
        notBeforeMs: inDays(-70),
        notAfterMs: inDays(20),
        warningAtMs: inDays(-3),
        criticalAtMs: inDays(11),
        renewalDueMs: inDays(-10),
        renewedAtMs: inDays(-70),
        note: '',
        href: '/a/notafter-certificates-app/slot/ab%2F1',
        facts: [
          ['Renewal due', 'Fri 13 Nov 2026 10:00 UTC'],
          ['Renewed', 'Mon 14 Sep 2026 10:00 UTC'],
          ['Issuer name', 'Example CA'],
          ['Alternative names', 'web.example, www.example'],
          ['Valid from', 'Mon 14 Sep 2026 10:00 UTC'],
        ],
        link: expect.objectContaining({ issuerTitle: 'Example CA', isCa: false }),
        command: '',
      },
    ]);
  });

  it.each([
    ['a file without a namespace is grouped by its node', { ...web, namespace: '', node: 'cp-1' }, 'namespace', 'cp-1'],
    ['by issuer', web, 'issuer', 'Example CA'],
    ['by state, in words', { ...web, state: 'not-yet-valid' }, 'state', 'not yet valid'],
    ['by nothing', web, 'none', ''],
    ['by what the query did not ask for', web, 'cluster', ''],
    [
      'by cert-manager, whichever Certificate',
      { ...web, managedBy: 'Certificate shop/web' },
      'managedBy',
      'cert-manager',
    ],
    ['by another manager', { ...web, managedBy: 'kubelet' }, 'managedBy', 'kubelet'],
    ['by nobody who renews it', { ...web, managedBy: '' }, 'managedBy', 'nobody'],
  ] as const)('%s', (_, row, groupBy, group) => {
    expect(rows([buildOurFrame('certificates', [row])], { groupBy })[0]?.group).toBe(group);
  });

  it.each([
    ['no state column', { title: 'x', place: 'p', slot: 's', notAfter: inDays(3), notBefore: inDays(-87) }, 'critical'],
    ['a state of the future', { title: 'x', place: 'p', slot: 's', state: 'frozen', notAfter: inDays(-1) }, 'expired'],
    ['no end', { title: 'x', place: 'p', slot: 's', state: 'unreadable', notAfter: null }, 'unreadable'],
  ])('%s', (_, row, state) => {
    expect(rows([buildOurFrame('certificates', [row])])[0]?.state).toBe(state);
  });

  it('take their zones from the policy where the query did not ask for them', () => {
    const [row] = rows([
      buildOurFrame('certificates', [{ title: 'x', notBefore: inDays(-300), notAfter: inDays(65) }]),
    ]);
    expect([row?.warningAtMs, row?.criticalAtMs]).toEqual([inDays(65 - 28), inDays(65 - 14)]);
  });

  it('have one row for each place and position, whatever else answers it too', () => {
    const chain = [web, { ...web, position: 1, title: 'Example CA' }];
    expect(rows([buildOurFrame('certificates', chain), buildOurFrame('certificates', [web])])).toHaveLength(2);
  });

  it('keep the certificates of one place apart where nothing says their position', () => {
    const { position: _, ...leaf } = web;
    const titles = rows([buildOurFrame('certificates', [leaf, { ...leaf, title: 'Example CA' }])]).map(
      ({ title }) => title
    );
    expect(titles).toEqual(['web.example', 'Example CA']);
  });

  it('keep rows apart that have no slot', () => {
    const nameless = { title: 'x', notAfter: inDays(1) };
    expect(rows([buildOurFrame('certificates', [nameless, nameless])])).toHaveLength(2);
  });

  it('take note and command of the worst finding from a findings query beside them', () => {
    const finding = { slot: 'ab/1', rule: 'weak-key', severity: 'warning', message: 'RSA 1024', command: 'make key' };
    const frames = [
      buildOurFrame('findings', [
        finding,
        { ...finding, severity: 'critical', rule: 'expired', message: 'ended', command: 'renew' },
        { ...finding, severity: 'info', message: 'not worth a word', command: '' },
        { ...finding, slot: 'another' },
      ]),
      buildOurFrame('certificates', [web]),
    ];
    const [row] = rows(frames);
    expect(row).toMatchObject({ note: 'Weak key', command: 'renew' });
    expect(row?.facts[0]).toEqual(['Finding', 'RSA 1024']);
  });

  it('give a finding to the certificate that it speaks of, and what cannot be read to all of its place', () => {
    const chain = [web, { ...web, position: 1, title: 'Example CA' }];
    const findings = buildOurFrame('findings', [
      {
        slot: 'ab/1',
        rule: 'unmanaged',
        severity: 'warning',
        message: 'Nothing renews web',
        command: 'a',
        position: 0,
      },
      {
        slot: 'ab/1',
        rule: 'unreadable',
        severity: 'warning',
        message: `${web.place} EIO`,
        command: 'b',
        position: null,
      },
      { slot: 'ab/1', rule: 'orphaned', severity: 'info', message: 'nobody', command: 'c', position: null },
    ]);
    const found = rows([findings, buildOurFrame('certificates', chain)]);
    expect(found.map(({ note, command }) => [note, command])).toEqual([
      ['Nothing renews it', 'a'],
      ['EIO', 'b'],
    ]);
  });

  it('leave hints about what is well to its card', () => {
    const hint = { slot: 'ab/1', rule: 'unmanaged', severity: 'info', message: 'Nothing renews it', position: 0 };
    const [row] = rows([
      buildOurFrame('findings', [hint]),
      buildOurFrame('certificates', [{ ...web, state: 'valid' }]),
    ]);
    expect(row?.note).toBe('');
    expect(row?.facts[0]).toEqual(['Finding', 'Nothing renews it']);
  });

  it('say why the manager cannot issue, and when it tries again', () => {
    const failing = { ...web, managedBy: 'Certificate shop/web', issuanceFailure: 'dns01: NXDOMAIN' };
    const overdue = { slot: 'ab/1', rule: 'renewal-overdue', severity: 'warning', message: 'long', position: 0 };
    const noteOf = (nextRetryAt: number | null) =>
      rows([buildOurFrame('findings', [overdue]), buildOurFrame('certificates', [{ ...failing, nextRetryAt }])])[0]
        ?.note;
    expect(noteOf(inDays(3))).toBe('dns01: NXDOMAIN, next try in 3 d');
    expect(noteOf(inDays(-1))).toBe('dns01: NXDOMAIN');
    expect(noteOf(null)).toBe('dns01: NXDOMAIN');
  });

  it('leave hostile text as it is', () => {
    const hostile = '<img src=x onerror=alert(1)>\u202e\u0000';
    expect(rows([buildOurFrame('certificates', [{ ...web, title: hostile, slot: '../../x?y#z' }])])[0]).toMatchObject({
      title: hostile,
      href: '/a/notafter-certificates-app/slot/..%2F..%2Fx%3Fy%23z',
    });
  });
});

describe('Prometheus frames', () => {
  const secret = {
    __name__: 'x509_cert_not_after',
    subject_CN: 'web.example',
    issuer_CN: 'Example CA',
    serial_number: '42',
    secret_namespace: 'shop',
    secret_name: 'web',
    secret_key: 'tls.crt',
    instance: '10.0.0.1:9793',
    job: 'x509',
  };
  const begin = { ...secret, __name__: 'x509_cert_not_before' };
  const expected = {
    title: 'web.example',
    place: 'Secret shop/web[tls.crt]',
    group: 'shop',
    state: 'critical',
    notBeforeMs: inDays(-85),
    notAfterMs: inDays(5),
    criticalAtMs: inDays(5 - 9),
    href: '/a/notafter-certificates-app/find?subject_CN=web.example&issuer_CN=Example+CA&serial_number=42&secret_namespace=shop&secret_name=web&secret_key=tls.crt',
  };

  it.each<[string, Frames]>([
    ['one frame a series', [buildSeries(secret, seconds(99), seconds(5)), buildSeries(begin, seconds(-85))]],
    ['a table each', [buildTable([{ ...secret, Value: seconds(5) }]), buildTable([{ ...begin, Value: seconds(-85) }])]],
    [
      'one merged table',
      [
        buildTable([
          { ...secret, 'Value #A': seconds(5) },
          { ...begin, 'Value #B': seconds(-85) },
        ]),
      ],
    ],
  ])('%s', (_, frames) => {
    expect(rows(frames)).toEqual([expect.objectContaining(expected)]);
  });

  it.each([
    ['a file', { filepath: '/etc/pki/ca.crt', filename: 'ca.crt' }, 'ca.crt', '/etc/pki/ca.crt', '10.0.0.1:9793'],
    [
      'a kubeconfig’s user',
      { filepath: '/etc/admin.conf', embedded_kind: 'user', embedded_key: 'admin', node: 'cp-1' },
      '/etc/admin.conf#user/admin',
      '/etc/admin.conf#user/admin',
      'cp-1',
    ],
    [
      'a ConfigMap',
      { configmap_namespace: 'a', configmap_name: 'b', configmap_key: 'c' },
      'b',
      'ConfigMap a/b[c]',
      'a',
    ],
    [
      'a caBundle',
      { cabundle_resource_kind: 'APIService', cabundle_resource_name: 'v1', cabundle_entry: 'e' },
      'v1',
      'APIService v1/e',
      '10.0.0.1:9793',
    ],
    [
      'a place of ours',
      { place: 'web:443@10.0.0.7', endpoint: 'web:443' },
      'web:443',
      'web:443@10.0.0.7',
      '10.0.0.1:9793',
    ],
  ])('%s', (_, labels, title, place, group) => {
    const series = buildSeries({ __name__: 'x509_cert_not_after', instance: '10.0.0.1:9793', ...labels }, seconds(50));
    expect(rows([series])[0]).toMatchObject({ title, place, group });
  });

  it('prefer our metric where both speak of one certificate', () => {
    const ours = {
      ...secret,
      __name__: 'notafter_certificate_not_after_timestamp_seconds',
      place: 'Secret shop/web[tls.crt]',
      owner: 'team-shop',
    };
    const found = rows([buildSeries(secret, seconds(5)), buildSeries(ours, seconds(5))], { groupBy: 'owner' });
    expect(found.map(({ group }) => group)).toEqual(['team-shop']);
  });

  it.each([
    ['role says so', { role: 'root' }, 'warning'],
    ['role denies it', { role: 'leaf', subject_CN: 'x', issuer_CN: 'x' }, 'valid'],
    ['it names itself as its issuer', { subject_CN: 'x', issuer_CN: 'x' }, 'warning'],
    ['it does not', { subject_CN: 'x', issuer_CN: 'y' }, 'valid'],
  ])('an authority has its own thresholds: %s', (_, labels, state) => {
    const series = buildSeries({ __name__: 'x509_cert_not_after', ...labels }, seconds(100));
    expect(rows([series])[0]?.state).toBe(state);
  });

  it.each([NaN, Infinity])('an end of %s is no end', (value) => {
    expect(rows([buildSeries(secret, value)])[0]).toMatchObject({ notAfterMs: null, state: 'critical' });
  });
});

describe('what is no answer of certificates', () => {
  it.each<[string, Frames]>([
    ['another metric', [buildSeries({ __name__: 'up' }, 1)]],
    ['a metric that lost its name', [buildSeries({ subject_CN: 'x' }, seconds(5))]],
    ['some table', [buildTable([{ host: 'a', Value: 1 }])]],
    ['another query of ours', [buildOurFrame('summary', [{ count: 1 }])]],
    ['certificates without their ends', [buildOurFrame('certificates', [{ title: 'x' }])]],
  ])('%s says what the panel takes', (_, frames) => {
    const result = rowsFromFrames(frames, { nowMs: NOW, groupBy: 'none', zone: 'utc', policy: DEFAULT_POLICY });
    expect(result).toEqual({ ok: false, message: expect.stringContaining('x509_cert_not_after') });
  });

  it.each<[string, Frames]>([
    ['no frames', []],
    ['a frame of nothing', [createDataFrame({ fields: [] })]],
    ['our frame of no rows', [buildOurFrame('certificates', [])]],
  ])('%s is no mistake', (_, frames) => {
    expect(rows(frames)).toEqual([]);
  });
});

it('has a word for each grouping', () => {
  expect(new Set(GROUPINGS.map(groupingLabel)).size).toBe(GROUPINGS.length);
});
