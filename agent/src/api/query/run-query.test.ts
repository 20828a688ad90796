import { DAY_MS } from '@notafter/core';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NOW_MS } from '../../inventory/certificate-builder.ts';
import { fileAt } from '../../inventory/location-builder.ts';
import { buildApi, secret } from '../api-builder.ts';
import { endingIn, shop, titles } from './shop-builder.ts';

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

describe('what the manager of an object says', () => {
  const failure = { message: 'dns01: NXDOMAIN', sinceMs: NOW_MS - DAY_MS, nextRetryMs: NOW_MS + DAY_MS, attempts: 3 };

  test('stands at the certificate that it renews, and not at the authority beside it', async () => {
    const { hold, sink, ask } = buildApi();
    hold(secret('shop', 'web'), endingIn(20, { subject: 'CN=web' }), endingIn(900, { subject: 'CN=CA', isCa: true }));
    hold(secret('shop', 'api'), endingIn(20, { subject: 'CN=api' }));
    sink.relate('Secret shop/web', { managedBy: 'Certificate shop/web', issuanceFailure: failure });
    const { records } = await ask({
      type: 'certificates',
      fields: ['title', 'issuanceFailure', 'nextRetryAt'],
      orderBy: [{ field: 'title' }],
    });
    assert.deepEqual(records, [
      { title: 'api', issuanceFailure: '', nextRetryAt: null },
      { title: 'CA', issuanceFailure: '', nextRetryAt: null },
      { title: 'web', issuanceFailure: 'dns01: NXDOMAIN', nextRetryAt: NOW_MS + DAY_MS },
    ]);
  });

  test('comes with its findings', async () => {
    const { sink, ask } = buildApi();
    sink.relate('Secret shop/web', { managedBy: 'Certificate shop/web', issuanceFailure: failure });
    sink.replace(secret('shop', 'web'), {
      ok: true,
      certificates: [endingIn(20, { subject: 'CN=web' })],
      problems: [],
    });
    const filters = [{ field: 'issuanceFailure', operator: '=~', value: '.*NXDOMAIN' }] as const;
    const { records } = await ask({ type: 'findings', filters });
    assert.ok(records.some(({ rule }) => rule === 'issuance-failing'));
    for (const { managedBy, issuanceFailure, nextRetryAt } of records) {
      assert.deepEqual(
        [managedBy, issuanceFailure, nextRetryAt],
        ['Certificate shop/web', failure.message, failure.nextRetryMs]
      );
    }
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

describe('what nobody watches', () => {
  const gap = {
    object: 'Node worker-2',
    message: 'no agent runs there',
    remedy: [{ text: 'Let one run', command: 'x' }],
  };

  test('is a finding without a slot, told of its source', async () => {
    const { sink, ask } = buildApi();
    sink.gaps([gap, { ...gap, object: 'Namespace shop' }]);
    const { records } = await ask({ type: 'findings' });
    assert.partialDeepStrictEqual(records, [
      {
        rule: 'unwatched',
        severity: 'warning',
        message: gap.message,
        place: 'Node worker-2',
        node: 'worker-2',
        slot: '',
      },
      { rule: 'unwatched', place: 'Namespace shop', namespace: 'shop', command: 'x', state: '', notAfter: null },
    ]);
  });

  test('is filtered like others', async () => {
    const { sink, ask } = buildApi();
    sink.gaps([gap]);
    const where = (field: 'node' | 'namespace', value: string) =>
      ask({ type: 'findings', filters: [{ field, operator: '=', value }] });
    assert.deepEqual([(await where('node', 'worker-2')).total, (await where('namespace', 'shop')).total], [1, 0]);
  });
});
