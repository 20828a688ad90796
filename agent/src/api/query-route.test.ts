import { DAY_MS } from '@notafter/core';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { fileAt } from '../inventory/location-builder.ts';
import { buildApi } from './api-builder.ts';

const range = { from: NOW_MS, to: NOW_MS + DAY_MS };
const certificates = { refId: 'A', type: 'certificates' };
const one = (query: object) => ({ range, queries: [{ ...certificates, ...query }] });
const filter = (parts: object) => one({ filters: [{ field: 'node', operator: '=', value: 'a', ...parts }] });

type Row = readonly [name: string, body: unknown, status: number, field: string | undefined, message: RegExp];

const ROWS: readonly Row[] = [
  ['no JSON', '{"range":', 400, undefined, /not JSON/],
  ['no object', [], 400, '', /an object of range, queries/],
  ['an empty body', '', 400, undefined, /not JSON/],
  ['no range', { queries: [] }, 400, 'range', /an object of from, to/],
  ['a range that runs backwards', { range: { from: 2, to: 1 }, queries: [] }, 400, 'range.to', /before/],
  ['a moment beyond all calendars', { range: { from: 0, to: 1e300 }, queries: [] }, 400, 'range.to', /9999/],
  [
    '51 queries',
    { range, queries: Array.from({ length: 51 }, (_, index) => ({ ...certificates, refId: `${index}` })) },
    400,
    'queries',
    /at most 50/,
  ],
  ['one refId twice', { range, queries: [certificates, certificates] }, 400, 'queries[1].refId', /twice/],
  ['an unknown type', one({ type: 'secrets' }), 400, 'queries[0].type', /certificates, summary/],
  ['an unknown key', one({ filter: [] }), 400, 'queries[0]', /unknown key "filter"; it takes refId, type, filters/],
  [
    'an unknown field',
    filter({ field: 'colour' }),
    400,
    'queries[0].filters[0].field',
    /unknown field "colour"; it must be one of title/,
  ],
  ['filters that are no list', one({ filters: {} }), 400, 'queries[0].filters', /must be a list of filters/],
  ['columns that are no list', one({ fields: 'title' }), 400, 'queries[0].fields', /must be a list of fields/],
  ['an order that is no list', one({ orderBy: 'title' }), 400, 'queries[0].orderBy', /must be a list of fields/],
  [
    'a time zone of 101 characters',
    one({ type: 'upcoming', timeZone: 'x'.repeat(101) }),
    400,
    'queries[0].timeZone',
    /IANA/,
  ],
  ['an unknown operator', filter({ operator: '~' }), 400, 'queries[0].filters[0].operator', /=~/],
  ['no value', filter({ value: null }), 400, 'queries[0].filters[0].value', /text/],
  ['a broken pattern', filter({ operator: '=~', value: '(' }), 400, 'queries[0].filters[0].value', /RE2/],
  [
    'a value of the wrong type',
    filter({ field: 'daysLeft', value: 'soon' }),
    400,
    'queries[0].filters[0].value',
    /a number/,
  ],
  ['an unknown column', one({ fields: ['colour'] }), 400, 'queries[0].fields[0]', /unknown field/],
  ['a column twice', one({ fields: ['title', 'title'] }), 400, 'queries[0].fields[1]', /twice/],
  [
    'order by what is not there',
    one({ type: 'summary', orderBy: [{ field: 'title' }] }),
    400,
    'queries[0].orderBy[0].field',
    /one of count/,
  ],
  [
    'two groups of many values',
    one({ type: 'summary', groupBy: ['sans', 'findings'] }),
    400,
    'queries[0].groupBy',
    /only one/,
  ],
  ['half a row', one({ limit: 1.5 }), 400, 'queries[0].limit', /whole/],
  ['fewer than no rows', one({ limit: -1 }), 400, 'queries[0].limit', /negative/],
  ['an unknown time zone', one({ type: 'upcoming', timeZone: 'Mars/Olympus' }), 400, 'queries[0].timeZone', /IANA/],
  [
    'a million days',
    { range: { from: 0, to: 1e14 }, queries: [{ ...certificates, type: 'upcoming', interval: 'day' }] },
    400,
    'queries[0].interval',
    /more than 10000/,
  ],
  ['2 MiB', ' '.repeat(2_097_152), 413, undefined, /1 MiB/],
];

for (const [name, body, status, field, message] of ROWS) {
  test(`refused: ${name}`, async () => {
    const response = await buildApi().post(body);
    const { error } = (await response.json()) as { error: { message: string; field?: string } };
    assert.equal(response.status, status);
    assert.equal(error.field, field);
    assert.match(error.message, message);
    assert.doesNotMatch(error.message, /undefined/);
  });
}

test('what was given is not echoed at length', async () => {
  const response = await buildApi().post(filter({ field: 'x'.repeat(500_000) }));
  assert.equal(response.status, 400);
  assert.ok((await response.text()).length < 2000);
});

test('what Grafana adds to a query is no mistake', async () => {
  const added = { datasource: { uid: 'x' }, hide: false, key: 'Q', schemaVersion: 1 };
  assert.equal((await buildApi().post(one(added))).status, 200);
});

test('several queries, each under its refId', async () => {
  const refIds = ['A', '__proto__', '</script>'];
  const response = await buildApi().post({ range, queries: refIds.map((refId) => ({ ...certificates, refId })) });
  const { results } = (await response.json()) as { results: object };
  assert.equal(response.headers.get('content-type'), 'application/json');
  assert.deepEqual(Object.keys(results), refIds);
});

test('a query that takes too long is given up with advice', async () => {
  const { hold, post } = buildApi({ queryBudgetMs: -1 });
  // Enough that the clock is looked at more than once between two turns of the event loop.
  for (let index = 0; index < 30_000; index++) {
    hold(fileAt(`/${index}.crt`), certificate({ serialNumber: String(index) }));
  }
  const response = await post(
    one({ filters: [{ field: 'title', operator: '=~', value: '.*' }], orderBy: [{ field: 'title' }] })
  );
  assert.equal(response.status, 422);
  assert.match(await response.text(), /add a filter/);
});

test('a pattern that would run for long on a long value is given up', async () => {
  const { hold, post } = buildApi();
  hold(fileAt('/x.crt'), certificate({ subject: `CN=${'a'.repeat(5000)}` }));
  const response = await post(filter({ field: 'title', operator: '=~', value: '(a|b)*'.repeat(1500) }));
  assert.equal(response.status, 422);
});
