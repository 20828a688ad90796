import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY_MS, DEFAULT_POLICY, type Location, type Reading } from '@notafter/core';
import type { MetricsConfig } from '../config/config.ts';
import { createJudge } from '../findings/create-judge.ts';
import { type BuiltCertificate, NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { createInventory } from '../inventory/create-inventory.ts';
import { fileAt, good, secretAt } from '../inventory/location-builder.ts';
import { createExposition } from './create-exposition.ts';
import { metricsConfig, textOf } from './exposition-builder.ts';

async function scrape(readings: ReadonlyArray<readonly [Location, Reading]>, config: Partial<MetricsConfig> = {}) {
  const inventory = createInventory({ clock: () => NOW_MS });
  for (const source of new Set(readings.map(([location]) => location.source))) {
    inventory.addSource({ kind: 'file', name: source, looksAt: [], cluster: '' });
  }
  const sink = inventory.addSource({ kind: 'file', name: 'files', looksAt: [], cluster: '' });
  readings.forEach(([location, reading]) => sink.replace(location, reading));
  const exposition = createExposition({
    inventory,
    judge: createJudge({ inventory, policyFor: () => DEFAULT_POLICY }),
    config: { cluster: '', metrics: { ...metricsConfig, ...config } },
    clock: () => NOW_MS,
    version: '0',
    reload: () => null,
  });
  const text = await textOf(exposition, NOW_MS);
  return {
    text,
    /** The lines of one metric without its name. */
    of: (metric: string) =>
      text
        .split('\n')
        .flatMap((line) => (new RegExp(`^${metric}(?=[{ ])`).test(line) ? [line.slice(metric.length)] : [])),
  };
}

const web = fileAt('/web.crt');
const one = (parts: BuiltCertificate = {}) => certificate({ issuer: '', subject: '', ...parts });
const inSeconds = (ms: number) => ms / 1000;
const END = inSeconds(one().notAfterMs ?? 0);

describe('the same certificate twice in one file', () => {
  const twice: Array<readonly [Location, Reading]> = [[web, good([one({ der: 'DER' }), one({ der: 'DER' })])]];
  // printf 'DER\0file:/web.crt\0\0\0\0\0' | sha256sum, and with \1 as the last byte
  const [first, second] = ['1dcd9072', 'b5d1d396'];

  test('auto: each gets a discriminator', async () => {
    const { of } = await scrape(twice);
    assert.deepEqual(of('x509_cert_not_after'), [
      `{discriminator="${first}",filename="web.crt",filepath="/web.crt",serial_number="1"} ${END}`,
      `{discriminator="${second}",filename="web.crt",filepath="/web.crt",serial_number="1"} ${END}`,
    ]);
    assert.deepEqual(of('x509_cert_collision_total'), ['{source_kind="file"} 1']);
    assert.deepEqual(of('x509_cert_collision_dropped_total'), ['{source_kind="file"} 0']);
    assert.equal(of('notafter_certificate_status').length, 2);
    assert.ok(of('notafter_certificate_status')[0]?.includes(`discriminator="${first}"`));
  });

  test('never: one is left, and the other is counted', async () => {
    const { of } = await scrape(twice, { collisionDiscriminator: 'never' });
    assert.deepEqual(of('x509_cert_not_after'), [`{filename="web.crt",filepath="/web.crt",serial_number="1"} ${END}`]);
    assert.deepEqual(of('x509_cert_collision_dropped_total'), ['{source_kind="file"} 1']);
    assert.equal(of('notafter_certificate_status').length, 1);
  });

  test('always: a discriminator without any collision', async () => {
    const { of } = await scrape([[web, good([one({ der: 'DER' })])]], {
      collisionDiscriminator: 'always',
      collisionDiscriminatorLength: 12,
    });
    assert.match(of('x509_cert_not_after')[0] ?? '', new RegExp(`discriminator="${first}[0-9a-f]{4}"`));
    assert.deepEqual(of('x509_cert_collision_total'), ['{source_kind="file"} 0']);
  });
});

test('never keeps the one that ends first, whichever comes first', async () => {
  const [soon, late] = [one({ notAfterMs: NOW_MS + DAY_MS }), one({ notAfterMs: NOW_MS + 9 * DAY_MS })];
  for (const order of [
    [soon, late],
    [late, soon],
  ]) {
    const { of } = await scrape([[web, good(order)]], { collisionDiscriminator: 'never' });
    assert.deepEqual(
      of('x509_cert_not_after').map((line) => line.split(' ').at(-1)),
      [String(inSeconds(NOW_MS + DAY_MS))]
    );
    assert.deepEqual(
      of('notafter_certificate_status').map((line) => line.split(' ').at(-1)),
      ['2']
    );
  }
});

test('paths that are alike after trimming collide', async () => {
  const places = [fileAt('/a/web.crt'), fileAt('/b/web.crt')];
  const { of } = await scrape(
    places.map((place) => [place, good([one()])]),
    { trimPathComponents: 1 }
  );
  const lines = of('x509_cert_not_after');
  assert.equal(new Set(lines).size, 2);
  assert.ok(lines.every((line) => /discriminator="[0-9a-f]{8}",filename="web.crt",filepath="\/web.crt"/.test(line)));
});

test('a file that two sources read is written once, and is no collision', async () => {
  const again = fileAt('/web.crt', { source: 'again' });
  const { text, of } = await scrape([
    [web, good([one({ notAfterMs: NOW_MS - 1 })])],
    [again, good([one({ notAfterMs: NOW_MS - 1 })])],
  ]);
  assert.deepEqual(of('x509_cert_not_after').length, 1);
  assert.ok(!text.includes('discriminator='));
  assert.deepEqual(of('x509_cert_collision_total'), ['{source_kind="file"} 0']);
  for (const metric of [
    'notafter_certificate_not_after_timestamp_seconds',
    'notafter_certificate_status',
    'notafter_finding',
  ]) {
    assert.equal(of(metric).length, 1, metric);
  }
  assert.ok(of('notafter_certificates').includes('{source_kind="file",status="expired"} 1'));
});

test('no set of labels comes twice, whatever is found where', async () => {
  const broken = { ok: false, reason: 'bad_pem', message: '' } as const;
  const problem = { item: 0, reason: 'bad_pem', message: '' } as const;
  const places = ['files', 'again'].flatMap((source) => [
    [fileAt('/x/web.crt', { source }), good([one(), one(), one({ notAfterMs: 1 })], [problem, problem])] as const,
    [fileAt('/y/web.crt', { source }), broken] as const,
    [fileAt('/z/web.crt', { source }), broken] as const,
    [secretAt('shop', 'web', 'tls.crt', { source }), good([one()])] as const,
  ]);
  for (const collisionDiscriminator of ['auto', 'always', 'never'] as const) {
    const { text } = await scrape(places, {
      collisionDiscriminator,
      collisionDiscriminatorLength: 1,
      exposePerCertError: true,
      exposeRelative: true,
      trimPathComponents: 1,
    });
    const series = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const names = series.map((line) => line.slice(0, line.lastIndexOf(' ')));
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      []
    );
  }
});

describe('what becomes of odd certificates', () => {
  test('superseded ones have no status, and keep x509_cert_expired', async () => {
    const old = certificate({ notAfterMs: NOW_MS - DAY_MS });
    const { of } = await scrape([
      [fileAt('/kubelet-1.pem'), good([old])],
      [fileAt('/kubelet-2.pem'), good([certificate({ serialNumber: '2' })])],
    ]);
    assert.deepEqual(
      of('notafter_certificate_status').map((line) => line.slice(-2)),
      [' 0']
    );
    assert.deepEqual(
      of('x509_cert_expired').map((line) => line.slice(-2)),
      [' 1', ' 0']
    );
    assert.match(of('notafter_finding')[0] ?? '', /rule="superseded".*severity="info"/);
    assert.ok(of('notafter_certificates').includes('{source_kind="file",status="superseded"} 1'));
  });

  test('an end that cannot be read is an error, and critical', async () => {
    const { of } = await scrape([[web, good([one({ notAfterMs: null })])]], { exposePerCertError: true });
    assert.deepEqual(of('x509_cert_not_after'), []);
    assert.match(of('x509_cert_error')[0] ?? '', / 1$/);
    assert.match(of('notafter_certificate_status')[0] ?? '', / 2$/);
  });

  test('one that is not yet valid has status −1', async () => {
    const { of } = await scrape([[web, good([one({ notBeforeMs: NOW_MS + 1 })])]]);
    assert.match(of('notafter_certificate_status')[0] ?? '', / -1$/);
  });

  test('relative metrics count in seconds with fractions', async () => {
    const { of } = await scrape([[web, good([one({ notBeforeMs: NOW_MS - 1500, notAfterMs: NOW_MS - 500 })])]], {
      exposeRelative: true,
    });
    assert.match(of('x509_cert_expires_in_seconds')[0] ?? '', / -0.5$/);
    assert.match(of('x509_cert_valid_since_seconds')[0] ?? '', / 1.5$/);
  });

  test('only the chosen fields of names are exposed', async () => {
    const named = certificate({ subject: 'CN=second,CN=first,O=Ex', issuer: 'CN=CA,C=DE' });
    const { of } = await scrape([[web, good([named])]], {
      exposeSubjectFields: ['cn'],
      exposeIssuerFields: ['C', 'X'],
    });
    assert.match(of('x509_cert_not_after')[0] ?? '', /issuer_C="DE",serial_number="1",subject_CN="second"}/);
  });

  test('endpoints and requests are ours alone', async () => {
    const base = { source: 'files', cluster: '', node: '' };
    const { of } = await scrape([
      [{ ...base, kind: 'endpoint', host: 'shop.example', port: 443, address: '10.0.0.1' }, good([one()])],
      [{ ...base, kind: 'csr', name: 'node-1' }, good([one()])],
    ]);
    assert.deepEqual(of('x509_cert_not_after'), []);
    assert.deepEqual(
      of('notafter_certificate_status').map((line) => line.slice(0, line.lastIndexOf(' '))),
      [
        '{address="10.0.0.1",endpoint="shop.example:443",kind="endpoint",place="shop.example:443@10.0.0.1",role="leaf",serial_number="1"}',
        '{csr_name="node-1",kind="csr",place="CSR node-1",role="leaf",serial_number="1"}',
      ]
    );
  });
});
