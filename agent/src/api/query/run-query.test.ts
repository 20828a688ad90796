import { DAY_MS, type Query } from '@notafter/core';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type BuiltCertificate, NOW_MS, certificate } from '../../inventory/certificate-builder.ts';
import { fileAt } from '../../inventory/location-builder.ts';
import { buildApi, secret } from '../api-builder.ts';

const endingIn = (days: number, parts: BuiltCertificate = {}) =>
  certificate({ notBeforeMs: NOW_MS - 100 * DAY_MS, notAfterMs: NOW_MS + days * DAY_MS, ...parts });

/** Three namespaces with six places of five certificates. */
function shop() {
  const api = buildApi();
  const shared = endingIn(5, { subject: 'CN=shared', dns: ['shared.example', 'shared.internal'] });
  api.hold(secret('shop', 'web'), endingIn(60, { subject: 'CN=web' }));
  api.hold(secret('shop', 'shared'), shared);
  api.hold(secret('shop-eu', 'shared'), shared);
  api.hold(secret('shop-eu', 'old'), endingIn(-1, { subject: 'CN=old' }));
  api.hold(secret('infra', 'soon'), endingIn(20, { subject: 'CN=soon' }));
  api.hold(secret('infra', 'endless'), certificate({ subject: 'CN=endless', notAfterMs: null }));
  return api;
}

const titles = ({ records }: { records: ReadonlyArray<Record<string, unknown>> }) => records.map(({ title }) => title);

describe('certificates', () => {
  const rows: ReadonlyArray<readonly [name: string, query: Partial<Query>, titles: readonly string[]]> = [
    ['those that end first first, without an end last', {}, ['old', 'shared', 'shared', 'soon', 'web', 'endless']],
    ['distinct', { distinct: true }, ['old', 'shared', 'soon', 'web', 'endless']],
    [
      'a pattern and a number',
      {
        filters: [
          { field: 'namespace', operator: '=~', value: 'shop.*' },
          { field: 'daysLeft', operator: '<', value: 30 },
        ],
      },
      ['old', 'shared', 'shared'],
    ],
    ['by state', { filters: [{ field: 'state', operator: 'in', value: ['warning', 'valid'] }] }, ['soon', 'web']],
    [
      'by one of many names',
      { filters: [{ field: 'sans', operator: '=', value: 'shared.internal' }] },
      ['shared', 'shared'],
    ],
    ['by number of places', { distinct: true, filters: [{ field: 'locations', operator: '>', value: 1 }] }, ['shared']],
    ['by a rule that found something', { filters: [{ field: 'findings', operator: '=', value: 'expired' }] }, ['old']],
    [
      'the most urgent first, then by title',
      { orderBy: [{ field: 'state' }, { field: 'title' }], limit: 3 },
      ['old', 'endless', 'shared'],
    ],
    [
      'by a field that is no column',
      { fields: ['title'], orderBy: [{ field: 'namespace' }, { field: 'name', direction: 'desc' }], limit: 2 },
      ['soon', 'endless'],
    ],
    ['a limit of none', { limit: 0 }, []],
  ];
  for (const [name, query, expected] of rows) {
    test(name, async () => {
      assert.deepEqual(titles(await shop().ask({ type: 'certificates', ...query })), expected);
    });
  }

  test('the total counts what the limit cut off', async () => {
    const { rows: shown, total, notices } = await shop().ask({ type: 'certificates', limit: 2 });
    assert.deepEqual({ shown, total }, { shown: 2, total: 6 });
    assert.match(notices[0]?.text ?? '', /still reading/);
  });

  test('a certificate in two places is shown where it is worst, else at the first place', async () => {
    const query = { type: 'certificates', distinct: true, fields: ['place', 'locations'] } as const;
    const filters = [{ field: 'title', operator: '=', value: 'shared' }] as const;
    const { sink, ask } = shop();
    assert.deepEqual((await ask({ ...query, filters })).records, [
      { place: 'Secret shop-eu/shared[tls.crt]', locations: 2 },
    ]);
    sink.replace(secret('shop', 'shared'), { ok: false, reason: 'read_failed', message: 'EIO' });
    assert.deepEqual((await ask({ ...query, filters: [...filters] })).records, [
      { place: 'Secret shop-eu/shared[tls.crt]', locations: 2 },
    ]);
  });

  test('as of another moment', async () => {
    const query = {
      type: 'certificates',
      fields: ['title', 'state', 'daysLeft'],
      limit: 2,
      orderBy: [{ field: 'title', direction: 'desc' }],
    } as const;
    const now = (await shop().ask(query)).records;
    const later = (await shop().ask({ ...query, at: NOW_MS + 70 * DAY_MS })).records;
    assert.deepEqual(now[0], { title: 'web', state: 'valid', daysLeft: 60 });
    assert.deepEqual(later[0], { title: 'web', state: 'expired', daysLeft: -10 });
  });

  test('every field can be asked for', async () => {
    const api = shop();
    const fields = (await (await api.app.request('/api/v1/fields')).json()) as { fields: Array<{ name: never }> };
    const { records } = await api.ask({
      type: 'certificates',
      fields: fields.fields.map(({ name }) => name),
      limit: 1,
    });
    assert.equal(Object.keys(records[0]!).length, fields.fields.length);
    assert.equal(records[0]!.namespace, 'shop-eu');
    assert.equal(records[0]!.lifetimeDays, 99);
  });

  test('hostile text stays text', async () => {
    const { hold, ask } = buildApi();
    const subject = 'CN=</script><img src=x onerror=alert(1)>"\\\u0000\u2028\ud800';
    hold(fileAt('/x.crt'), certificate({ subject }));
    assert.equal((await ask({ type: 'certificates' })).records[0]!.title, subject.slice(3));
  });
});

describe('summary', () => {
  test('distinct certificates by state in each group', async () => {
    const { records } = await shop().ask({ type: 'summary', groupBy: ['namespace'] });
    const short = records.map(({ namespace, count, sightings, state, expired, critical, warning, valid }) => ({
      namespace,
      count,
      sightings,
      state,
      numbers: [expired, critical, warning, valid],
    }));
    assert.deepEqual(short, [
      { namespace: 'infra', count: 2, sightings: 2, state: 'critical', numbers: [0, 1, 1, 0] },
      { namespace: 'shop', count: 2, sightings: 2, state: 'critical', numbers: [0, 1, 0, 1] },
      { namespace: 'shop-eu', count: 2, sightings: 2, state: 'expired', numbers: [1, 1, 0, 0] },
    ]);
  });

  test('a certificate in two places counts once', async () => {
    const { records } = await shop().ask({ type: 'summary' });
    assert.equal(records.length, 1);
    assert.equal(records[0]!.count, 5);
    assert.equal(records[0]!.sightings, 6);
    assert.equal(records[0]!.earliestNotAfter, NOW_MS - DAY_MS);
  });

  test('one group a value of a field with many, an empty one without any', async () => {
    const { records } = await shop().ask({ type: 'summary', groupBy: ['sans'] });
    assert.deepEqual(
      records.map(({ sans, count }) => [sans, count]),
      [
        ['shared.example', 1],
        ['shared.internal', 1],
        ['', 4],
      ]
    );
  });

  test('groups by state name their state once', async () => {
    const { fields, records } = await shop().ask({ type: 'summary', groupBy: ['state'] });
    assert.equal(fields.filter(({ name }) => name === 'state').length, 1);
    assert.deepEqual(
      records.map(({ state, count }) => [state, count]),
      [
        ['expired', 1],
        ['critical', 2],
        ['warning', 1],
        ['valid', 1],
      ]
    );
  });

  test('nothing at all is one row of zeros', async () => {
    const { records } = await buildApi().ask({ type: 'summary' });
    assert.equal(records[0]!.count, 0);
    assert.equal(records[0]!.state, '');
    assert.equal(records[0]!.earliestNotAfter, null);
  });
});

describe('findings', () => {
  test('the worst first, and places in trouble without any certificate', async () => {
    const { sink, ask } = shop();
    sink.replace(fileAt('/gone.crt'), { ok: false, reason: 'missing', message: 'no such file' });
    const { records } = await ask({ type: 'findings' });
    assert.deepEqual(
      records.map(({ rule, title }) => `${rule} ${title}`),
      [
        'expired old',
        'expiring-critical shared',
        'expiring-critical shared',
        'expiring-critical endless',
        'expiring-warning soon',
        'missing /gone.crt',
      ]
    );
    const missing = records.at(-1)!;
    assert.deepEqual([missing.fingerprint, missing.daysLeft, missing.state], ['', null, 'unreadable']);
  });

  test('a place in trouble counts as no certificate', async () => {
    const { sink, ask } = buildApi();
    sink.replace(fileAt('/gone.crt'), { ok: false, reason: 'missing', message: 'no such file' });
    assert.equal((await ask({ type: 'certificates' })).total, 0);
    assert.equal((await ask({ type: 'summary' })).records[0]!.count, 0);
    assert.equal((await ask({ type: 'sources' })).records[0]!.inTrouble, 1);
  });

  test('filtered by rule and by place', async () => {
    const filters = [
      { field: 'findings', operator: '=~', value: 'expir.*' },
      { field: 'namespace', operator: '=', value: 'shop-eu' },
    ] as const;
    const { records } = await shop().ask({ type: 'findings', filters });
    assert.deepEqual(
      records.map(({ rule }) => rule),
      ['expired', 'expiring-critical']
    );
  });
});

describe('upcoming', () => {
  test('distinct ends per week, empty weeks too, with their worst state', async () => {
    const range = { from: NOW_MS, to: NOW_MS + 27 * DAY_MS };
    const { records } = await shop().ask({ type: 'upcoming', interval: 'week' }, range);
    assert.deepEqual(
      records.map(({ time, count, state }) => [(Number(time) - NOW_MS) / DAY_MS, count, state]),
      [
        [0, 1, 'critical'],
        [7, 0, ''],
        [14, 1, 'warning'],
        [21, 0, ''],
      ]
    );
  });
});

describe('remaining', () => {
  test('a line from one end of the range to the other, stepping at a renewal', async () => {
    const { hold, ask, time } = buildApi();
    hold(fileAt('/web.crt'), endingIn(10));
    time.nowMs += 4 * DAY_MS;
    hold(fileAt('/web.crt'), endingIn(94));
    const { records } = await ask({ type: 'remaining' }, { from: NOW_MS - DAY_MS, to: NOW_MS + 14 * DAY_MS });
    const line = records.map(({ time: atMs, daysLeft }) => [(Number(atMs) - NOW_MS) / DAY_MS, Number(daysLeft)]);
    const rounded = line.map((point) => point.map((number) => Math.round(number! * 100) / 100));
    assert.deepEqual(rounded, [
      [0, 10],
      [4, 6],
      [4, 90],
      [14, 80],
    ]);
  });

  test('a limit counts places, those that end first', async () => {
    const { records, total } = await shop().ask({ type: 'remaining', limit: 2 });
    assert.deepEqual(new Set(titles({ records })), new Set(['old', 'shared']));
    assert.equal(total, 10);
  });
});

describe('events', () => {
  test('the latest first, filtered by what the place is', async () => {
    const { hold, ask, time, sink } = buildApi();
    hold(secret('shop', 'web'), endingIn(10));
    sink.passed({ ok: true, durationMs: 1 });
    hold(secret('infra', 'other'), endingIn(10, { subject: 'CN=other' }));
    time.nowMs += DAY_MS;
    hold(secret('shop', 'web'), endingIn(90));
    hold(secret('shop', 'new'), endingIn(90));
    const filters = [{ field: 'namespace', operator: '=', value: 'shop' }] as const;
    const { records } = await ask({ type: 'events', filters });
    assert.deepEqual(
      records.map(({ event, place }) => [event, place]),
      [
        ['renewed', 'Secret shop/web[tls.crt]'],
        ['appeared', 'Secret shop/new[tls.crt]'],
      ]
    );
    assert.equal(records[0]!.leadTimeDays, 9);
  });
});

describe('sources', () => {
  test('what each found and could not read', async () => {
    const { sink, ask } = shop();
    sink.replace(fileAt('/gone.crt'), { ok: false, reason: 'missing', message: 'no such file' });
    sink.passed({ ok: true, durationMs: 1500 });
    const { records } = await ask({ type: 'sources' });
    assert.deepEqual(records, [
      {
        kind: 'file',
        name: 'files',
        up: true,
        lastSuccess: NOW_MS,
        durationSeconds: 1.5,
        locations: 7,
        inTrouble: 1,
        certificates: 5,
        errors: 'missing 1',
      },
    ]);
  });

  test('a filter that cannot narrow them is told', async () => {
    const filters = [
      { field: 'namespace', operator: '=', value: 'shop' },
      { field: 'source', operator: '!=', value: 'other' },
    ] as const;
    const { records, notices } = await shop().ask({ type: 'sources', filters });
    assert.equal(records.length, 1);
    assert.deepEqual(
      notices.map(({ text }) => text),
      ['Sources cannot be filtered by namespace: all are shown.']
    );
  });
});
