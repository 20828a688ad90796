import { DAY_MS, type Query } from '@notafter/core';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NOW_MS, certificate } from '../../inventory/certificate-builder.ts';
import { fileAt } from '../../inventory/location-builder.ts';
import { buildApi } from '../api-builder.ts';
import { shop, titles } from './shop-builder.ts';

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
    const { hold, sink, ask } = buildApi();
    const twice = certificate();
    hold(fileAt('/b.crt'), twice);
    hold(fileAt('/a.crt'), twice);
    const query = { type: 'certificates', distinct: true, fields: ['place', 'state', 'locations'] } as const;
    assert.deepEqual((await ask(query)).records, [{ place: '/a.crt', state: 'valid', locations: 2 }]);
    sink.replace(fileAt('/b.crt'), { ok: false, reason: 'read_failed', message: 'EIO' });
    assert.deepEqual((await ask(query)).records, [{ place: '/b.crt', state: 'unreadable', locations: 2 }]);
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
