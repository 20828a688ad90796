import { type CheckResult, DAY_MS, type PlaceSummary, type SlotDetails } from '@notafter/core';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Slot } from '../inventory/slot.ts';
import { NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { fileAt } from '../inventory/location-builder.ts';
import { buildApi } from './api-builder.ts';
import { MOST_CHECKS } from './check-limiter.ts';

const ca = certificate({ subject: 'CN=CA', issuer: 'CN=Root', isCa: true, subjectKeyId: 'aa', authorityKeyId: 'bb' });
const root = certificate({ subject: 'CN=Root', issuer: 'CN=Root', isCa: true, subjectKeyId: 'bb' });
const crossed = certificate({
  subject: 'CN=Root',
  issuer: 'CN=CA',
  isCa: true,
  subjectKeyId: 'bb',
  authorityKeyId: 'aa',
});
const leaf = certificate({ subject: 'CN=web', issuer: 'CN=CA', authorityKeyId: 'aa', serialNumber: '77' });

describe('a slot', () => {
  test('what is there, its chain and its other places', async () => {
    const { app, hold } = buildApi();
    const { id } = hold(fileAt('/web.crt'), leaf, ca);
    hold(fileAt('/copy.crt'), leaf);
    hold(fileAt('/roots.crt'), root, crossed);
    const slot = (await (await app.request(`/api/v1/slots/${id}`)).json()) as SlotDetails;
    assert.deepEqual([slot.place, slot.title, slot.state], ['/web.crt', 'web', 'valid']);
    assert.deepEqual(
      slot.stored.map(({ title, role, position }) => `${position} ${title} ${role}`),
      ['0 web leaf', '1 CA intermediate']
    );
    assert.deepEqual(
      slot.otherPlaces.map(({ place }) => place),
      ['/copy.crt']
    );
    assert.deepEqual(
      slot.issuers.map(({ title }) => title),
      ['CA', 'Root', 'Root']
    );
    assert.ok(!('der' in slot.stored[0]!.certificate));
    assert.equal(slot.checkableFromMs, 0);
  });

  test('a place that cannot be read still shows the last good reading', async () => {
    const { app, hold, sink, time } = buildApi();
    const { id } = hold(fileAt('/web.crt'), leaf);
    time.nowMs += DAY_MS;
    sink.replace(fileAt('/web.crt'), { ok: false, reason: 'permission_denied', message: 'EACCES: /web.crt' });
    const slot = (await (await app.request(`/api/v1/slots/${id}`)).json()) as SlotDetails;
    assert.deepEqual(slot.trouble, {
      reason: 'permission_denied',
      message: 'EACCES: /web.crt',
      sinceMs: NOW_MS + DAY_MS,
    });
    assert.equal(slot.stored.length, 1);
    assert.equal(slot.lastGoodMs, NOW_MS);
    assert.equal(slot.state, 'unreadable');
    assert.ok(slot.findings.some(({ rule, remedy }) => rule === 'unreadable' && remedy.length > 0));
  });

  test('why its manager cannot issue it', async () => {
    const { app, hold, sink } = buildApi();
    const { id } = hold(fileAt('/web.crt'), leaf);
    const issuanceFailure = { message: 'dns01: NXDOMAIN', sinceMs: NOW_MS, nextRetryMs: null, attempts: 3 };
    const read = async () => (await (await app.request(`/api/v1/slots/${id}`)).json()) as SlotDetails;
    assert.ok(!('issuanceFailure' in (await read())));
    sink.relate('/web.crt', { managedBy: 'certbot', issuanceFailure });
    assert.deepEqual((await read()).issuanceFailure, issuanceFailure);
  });

  test('a place without any certificate goes by its name', async () => {
    const { app, sink, inventory } = buildApi();
    sink.replace(fileAt('/gone.crt'), { ok: false, reason: 'missing', message: 'no such file' });
    const slot = (await (
      await app.request(`/api/v1/slots/${inventory.slotAt(fileAt('/gone.crt'))!.id}`)
    ).json()) as SlotDetails;
    assert.deepEqual([slot.title, slot.notAfterMs, slot.stored], ['/gone.crt', null, []]);
  });

  for (const id of ['0'.repeat(32), 'x', '..%2fx', '__proto__']) {
    test(`an unknown one: ${id}`, async () => {
      const response = await buildApi().app.request(`/api/v1/slots/${id}`);
      assert.equal(response.status, 404);
      assert.match(await response.text(), /No place has this id/);
    });
  }
});

describe('slots by the labels of their metrics', () => {
  const find = async (search: string) => {
    const { app, hold, sink } = buildApi();
    sink.replace(fileAt('/etc/gone.crt', { node: 'cp-1' }), { ok: false, reason: 'missing', message: 'no such file' });
    hold(fileAt('/etc/web.crt'), leaf, ca);
    hold(fileAt('/etc/other.crt'), certificate({ subject: 'CN=other' }));
    const response = await app.request(`/api/v1/slots?${search}`);
    return { status: response.status, places: (await response.json()) as PlaceSummary[] };
  };

  const rows: ReadonlyArray<readonly [name: string, search: string, places: readonly string[]]> = [
    ['one label', 'filepath=/etc/web.crt', ['/etc/web.crt']],
    ['several labels', 'filepath=/etc/web.crt&serial_number=77&subject_CN=web', ['/etc/web.crt']],
    ['a certificate further up its chain', 'subject_CN=CA', ['/etc/web.crt']],
    ['labels of two certificates of one place', 'subject_CN=CA&serial_number=77', []],
    [
      'what Prometheus adds is ignored',
      'subject_CN=web&job=notafter&instance=a:9793&alertname=X&severity=critical',
      ['/etc/web.crt'],
    ],
    ['a place without any certificate', 'place=/etc/gone.crt&node=cp-1&kind=file', ['/etc/gone.crt']],
    ['no certificate is not this certificate', 'filepath=/etc/gone.crt&subject_CN=web', []],
    ['matched exactly', 'filepath=web.crt', []],
    ['an empty value is an absent label', 'subject_CN=web&secret_name=', ['/etc/web.crt']],
    ['a label that none has', 'secret_name=web', []],
    ['hostile text', 'subject_CN=%3Cscript%3E%00%FF', []],
  ];
  for (const [name, search, places] of rows) {
    test(name, async () => {
      assert.deepEqual(
        (await find(search)).places.map(({ place }) => place),
        places
      );
    });
  }

  test('no label of ours is no question', async () => {
    assert.equal((await find('job=notafter')).status, 400);
  });
});

describe('checking a slot', () => {
  const post = (app: ReturnType<typeof buildApi>['app'], id: string) =>
    app.request(`/api/v1/slots/${id}/check`, { method: 'POST' });

  test('tells what is there now and whether it changed', async () => {
    const api: ReturnType<typeof buildApi> = buildApi({
      check: async ({ location }: Slot) => {
        api.hold(location, certificate({ serialNumber: '78', notAfterMs: NOW_MS + 89 * DAY_MS }));
      },
    });
    const { id } = api.hold(fileAt('/web.crt'), leaf);
    const result = (await (await post(api.app, id)).json()) as CheckResult;
    assert.deepEqual([result.changed, result.checkedAtMs], [true, NOW_MS]);
    assert.equal(result.slot.stored[0]!.certificate.serialNumber, '78');
    assert.equal(result.slot.checkableFromMs, NOW_MS + 10_000);
  });

  test('once in 10 s for a slot, and each slot for itself', async () => {
    const { app, hold, time } = buildApi();
    const [web, other] = [hold(fileAt('/web.crt'), leaf), hold(fileAt('/other.crt'), ca)];
    assert.equal((await post(app, web.id)).status, 200);
    time.nowMs += 3500;
    const refused = await post(app, web.id);
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('retry-after'), '7');
    assert.match(await refused.text(), /in 7 s/);
    assert.equal((await post(app, other.id)).status, 200);
    time.nowMs += 6500;
    assert.equal((await post(app, web.id)).status, 200);
  });

  test('two at once are one', async () => {
    let checks = 0;
    const { app, hold } = buildApi({ check: async () => void checks++ });
    const { id } = hold(fileAt('/web.crt'), leaf);
    const statuses = await Promise.all([post(app, id), post(app, id)].map(async (one) => (await one).status));
    assert.deepEqual(statuses.sort(), [200, 429]);
    assert.equal(checks, 1);
  });

  test('only so many places at once, and others once these are read', async () => {
    const { promise: read, resolve } = Promise.withResolvers<void>();
    const { app, hold } = buildApi({ check: () => read });
    const ids = Array.from({ length: MOST_CHECKS + 1 }, (_, index) => hold(fileAt(`/web-${index}.crt`), leaf).id);
    const last = ids.at(-1)!;
    const begun = ids.slice(0, -1).map((id) => post(app, id));
    const refused = await post(app, last);
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '1']);
    resolve();
    assert.ok((await Promise.all(begun)).every(({ status }) => status === 200));
    assert.equal((await post(app, last)).status, 200);
  });

  test('a place that is gone afterwards', async () => {
    const api: ReturnType<typeof buildApi> = buildApi({
      check: async ({ location }: Slot) => api.sink.remove(location, 'unconfigured'),
    });
    const { id } = api.hold(fileAt('/web.crt'), leaf);
    const response = await post(api.app, id);
    assert.equal(response.status, 404);
    assert.match(await response.text(), /it is gone/);
  });

  test('a check that fails is logged and told', async () => {
    const { app, hold, logged } = buildApi({ check: async () => Promise.reject(new Error('no source')) });
    const response = await post(app, hold(fileAt('/web.crt'), leaf).id);
    assert.equal(response.status, 502);
    assert.match(await response.text(), /last reading/);
    assert.equal(logged.length, 1);
  });

  test('an unknown slot is not checked', async () => {
    assert.equal((await post(buildApi().app, 'f'.repeat(32))).status, 404);
  });
});
