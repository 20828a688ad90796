import { DAY_MS } from '@notafter/core';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { fileAt } from '../inventory/location-builder.ts';
import { buildApi } from './api-builder.ts';
import { ROUTES } from './route-list.ts';

const json = async (response: Response | Promise<Response>) => (await (await response).json()) as Record<string, never>;

describe('alive and ready', () => {
  test('alive', async () => {
    assert.equal(await (await buildApi().app.request('/healthz')).text(), 'ok\n');
  });

  test('not ready until every source has reported, and which has not', async () => {
    const { app, sink } = buildApi();
    const before = await app.request('/readyz');
    assert.equal(before.status, 503);
    assert.deepEqual(await json(before), { ready: false, waitingFor: [{ kind: 'file', name: 'files' }] });
    sink.passed({ ok: false, durationMs: 1, reason: 'permission_denied', message: 'EACCES' });
    assert.equal((await app.request('/readyz')).status, 200);
  });

  test('what Save & test says', async () => {
    const { app, sink, hold } = buildApi();
    hold(fileAt('/a.crt'), certificate(), certificate({ serialNumber: '2' }));
    sink.passed({ ok: false, durationMs: 1, reason: 'permission_denied', message: 'EACCES' });
    assert.deepEqual(await json(app.request('/api/v1/health')), {
      product: 'notafter',
      version: '1.2.3',
      cluster: 'test',
      nowMs: NOW_MS,
      certificates: 2,
      locations: 1,
      sources: 1,
      sourcesInTrouble: ['files'],
      readAtMs: NOW_MS,
    });
  });
});

describe('metrics', () => {
  test('plain, and gzip when asked', async () => {
    const { app, hold } = buildApi();
    hold(fileAt('/a.crt'), certificate());
    const plain = await app.request('/metrics');
    const packed = await app.request('/metrics', { headers: { 'accept-encoding': 'deflate, gzip;q=1.0' } });
    const text = await plain.text();
    assert.match(text, /^x509_cert_not_after\{/m);
    assert.match(plain.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
    assert.equal(plain.headers.get('content-encoding'), null);
    assert.equal(packed.headers.get('content-encoding'), 'gzip');
    assert.match(gunzipSync(await packed.arrayBuffer()).toString(), /^x509_cert_not_after\{/m);
  });
});

describe('sources', () => {
  test('what each looks at and cannot read', async () => {
    const { app, sink, hold } = buildApi();
    hold(fileAt('/a.crt'), certificate());
    sink.replace(fileAt('/a.crt'), { ok: false, reason: 'permission_denied', message: 'EACCES: /a.crt' });
    sink.passed({ ok: true, durationMs: 12 });
    const [source] = (await json(app.request('/api/v1/sources'))).sources as unknown as Array<Record<string, unknown>>;
    const [{ slot: _, ...trouble }] = source!.inTrouble as [Record<string, unknown>];
    assert.deepEqual(trouble, {
      place: '/a.crt',
      node: '',
      reason: 'permission_denied',
      message: 'EACCES: /a.crt',
      sinceMs: NOW_MS,
      lastGoodMs: NOW_MS,
      certificates: 1,
    });
    assert.deepEqual([source!.up, source!.locations, source!.certificates], [true, 1, 1]);
    assert.deepEqual([source!.errors, source!.looksAt], [{ permission_denied: 1 }, ['/etc/ssl/**']]);
  });

  test('what nobody watches, as far as it knows', async () => {
    const { app, sink } = buildApi();
    const gapsOfAll = async () => {
      const { sources } = await json(app.request('/api/v1/sources'));
      return (sources as unknown as ReadonlyArray<Record<string, unknown>>).map(({ gaps }) => gaps);
    };
    const gap = { object: 'Node worker-2', message: 'no agent runs there', remedy: [] };
    sink.gaps([gap]);
    assert.deepEqual(await gapsOfAll(), [[gap]]);
    sink.gaps([]);
    assert.deepEqual(await gapsOfAll(), [undefined]);
  });

  test('one that has not finished its first pass says so', async () => {
    const sources = (await json(buildApi().app.request('/api/v1/sources'))).sources as unknown as Array<{
      message: string;
    }>;
    assert.match(sources[0]!.message, /first pass/);
  });
});

describe('fields', () => {
  test('distinct values under filters, the most frequent first', async () => {
    const { app, hold } = buildApi();
    for (const [path, node] of [
      ['/a', 'cp-1'],
      ['/b', 'cp-2'],
      ['/c', 'cp-2'],
      ['/d', 'worker'],
      ['/e', ''],
    ] as const) {
      hold(fileAt(path, { node }), certificate());
    }
    const filters = encodeURIComponent(JSON.stringify([{ field: 'filepath', operator: '!=', value: '/d' }]));
    assert.deepEqual(await json(app.request(`/api/v1/fields/node/values?filters=${filters}`)), {
      values: [
        { value: 'cp-2', count: 2 },
        { value: 'cp-1', count: 1 },
      ],
      total: 2,
    });
  });

  const wrong: ReadonlyArray<readonly [name: string, path: string, status: number, message: RegExp]> = [
    ['an unknown field', 'colour/values', 404, /GET \/api\/v1\/fields/],
    ['filters that are no JSON', 'node/values?filters=x', 400, /JSON list/],
    ['filters that are no list', 'node/values?filters=1', 400, /filters: /],
    [
      'a filter on nothing known',
      'node/values?filters=[{"field":"x","operator":"=","value":""}]',
      400,
      /filters\[0\]\.field: unknown field/,
    ],
  ];
  for (const [name, path, status, message] of wrong) {
    test(`refused: ${name}`, async () => {
      const response = await buildApi().app.request(`/api/v1/fields/${path}`);
      assert.equal(response.status, status);
      assert.match((await json(response)).error!['message'], message);
    });
  }
});

describe('every route', () => {
  test('an unknown path is told in JSON', async () => {
    const response = await buildApi().app.request('/api/v1/nothing');
    assert.equal(response.status, 404);
    assert.equal((await json(response)).error!['code'], 'unknown_route');
  });

  test('an unknown path takes no other method either', async () => {
    assert.equal((await buildApi().app.request('/api/v1/nothing', { method: 'DELETE' })).status, 404);
  });

  test('a wrong method is told what would be right', async () => {
    const response = await buildApi().app.request('/api/v1/query');
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('allow'), 'POST');
  });

  for (const { method, path } of ROUTES.filter(({ path }) => !path.includes('{') && path !== '/api/v1/slots')) {
    test(`${method} ${path} has the security headers, and HEAD the same without a body`, async () => {
      const { app } = buildApi();
      if (method === 'post') {
        return;
      }
      const [get, head] = [await app.request(path), await app.request(path, { method: 'HEAD' })];
      assert.equal(get.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(get.headers.get('referrer-policy'), 'no-referrer');
      assert.match(get.headers.get('content-security-policy') ?? '', /script-src 'self';.*frame-ancestors 'self'/);
      assert.equal(get.headers.get('access-control-allow-origin'), null);
      assert.equal(head.status, get.status);
      assert.equal(await head.text(), '');
    });
  }

  for (const path of ['/api/v1/fields', '/api/v1/sources', '/api/v1/certificates.csv', '/api/v1/openapi.json']) {
    test(`${path} is not sent twice`, async () => {
      const { app, hold } = buildApi();
      hold(fileAt('/a.crt'), certificate());
      const etag = (await app.request(path)).headers.get('etag')!;
      const again = await app.request(path, { headers: { 'if-none-match': `"other", W/${etag}` } });
      assert.equal(again.status, 304);
      assert.equal(await again.text(), '');
    });
  }

  test('a status that changed is sent again, though nothing was read', async () => {
    const { app, hold, time } = buildApi();
    hold(fileAt('/a.crt'), certificate({ notAfterMs: NOW_MS + DAY_MS }));
    const ask = (etag = '') => app.request('/api/v1/fields/state/values', { headers: { 'if-none-match': etag } });
    const etag = (await ask()).headers.get('etag')!;
    assert.equal((await ask(etag)).status, 304);
    time.nowMs += 2 * DAY_MS;
    assert.deepEqual(await json(ask(etag)), { values: [{ value: 'expired', count: 1 }], total: 1 });
  });

  test('a renewal that did not come is told again, though nothing was read and no status changed', async () => {
    const { app, hold, sink, time } = buildApi();
    hold(fileAt('/a.crt'), certificate({ notAfterMs: NOW_MS + 90 * DAY_MS }));
    sink.relate('/a.crt', { managedBy: 'certbot', renewalDueMs: NOW_MS + DAY_MS });
    const ask = (etag = '') => app.request('/api/v1/fields/findings/values', { headers: { 'if-none-match': etag } });
    const etag = (await ask()).headers.get('etag')!;
    assert.equal((await ask(etag)).status, 304);
    time.nowMs += 2 * DAY_MS;
    assert.deepEqual(await json(ask(etag)), { values: [{ value: 'renewal-overdue', count: 1 }], total: 1 });
  });

  test('our own fault is logged and told without its stack', async () => {
    const fails = () => {
      throw new Error('secret detail');
    };
    const { app, logged } = buildApi({ clock: fails });
    const response = await app.request('/api/v1/health');
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /secret detail|at /);
    assert.equal(logged.length, 1);
  });
});

test('the OpenAPI document names every route and checks requests as we do', async () => {
  const document = (await json(buildApi().app.request('/api/v1/openapi.json'))) as unknown as {
    paths: Record<string, object>;
    components: { schemas: Record<string, { properties?: object }> };
  };
  assert.deepEqual(Object.keys(document.paths), [...new Set(ROUTES.map(({ path }) => path))]);
  assert.deepEqual(Object.keys(document.components.schemas.QueryRequest!.properties!), ['range', 'queries']);
  const names = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name!);
  assert.deepEqual(
    names.filter((name) => !(name in document.components.schemas)),
    []
  );
});
