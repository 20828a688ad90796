import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, DEFAULT_POLICY, REASONS, STATES } from '@notafter/core';
import type { MetricsConfig } from '../config/config.ts';
import { createJudge } from '../findings/create-judge.ts';
import { NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { createInventory } from '../inventory/create-inventory.ts';
import { fileAt, good, kubeconfigAt, secretAt } from '../inventory/location-builder.ts';
import { createExposition } from './create-exposition.ts';
import { metricsConfig, textOf } from './exposition-builder.ts';
import { sightingsOf } from '../inventory/slot.ts';

/** Everything but what the process says of itself. */
const withoutProcess = (text: string) => text.slice(0, text.indexOf('# HELP process_'));

function estate(config: Partial<MetricsConfig> = {}) {
  const inventory = createInventory({ clock: () => NOW_MS });
  const files = inventory.addSource({ kind: 'file', name: 'files', looksAt: [], cluster: 'prod' });
  const kubeconfigs = inventory.addSource({ kind: 'kubeconfig', name: 'kubeconfigs', looksAt: [], cluster: 'prod' });
  const judge = createJudge({ inventory, policyFor: () => DEFAULT_POLICY });
  const exposition = createExposition({
    inventory,
    judge,
    config: { cluster: 'prod', metrics: { ...metricsConfig, ...config } },
    clock: () => NOW_MS,
    version: '1.2.3',
    reload: () => ({ ok: true, atMs: NOW_MS - 1500 }),
  });
  return { inventory, files, kubeconfigs, exposition };
}

test('the whole text of a small estate, as facts and design say it', async () => {
  const { files, kubeconfigs, exposition } = estate({ exposePerCertError: true });
  const place = { cluster: 'prod', node: 'cp-1' };
  const web = fileAt('/etc/tls/web.crt', place);
  files.replace(web, good([certificate({ serialNumber: '7', notAfterMs: NOW_MS - DAY_MS })]));
  files.replace(
    web,
    good([
      certificate({
        serialNumber: '255',
        subject: 'CN=web "1",OU=b,OU=a,O=Ex\\ample,L=Bonn,ST=NRW,C=DE',
        issuer: 'CN=CA',
        notBeforeMs: Date.UTC(2026, 9, 1),
        notAfterMs: Date.UTC(2027, 0, 1),
      }),
    ])
  );
  files.relate('/etc/tls/web.crt', { owner: 'shop', managedBy: 'certbot', renewalDueMs: Date.UTC(2026, 11, 1) });
  files.replace(fileAt('/etc/tls/gone.crt', place), { ok: false, reason: 'missing', message: 'ENOENT' });
  files.passed({ ok: false, durationMs: 1250, reason: 'walk_error', message: '' });
  kubeconfigs.replace(
    kubeconfigAt('/etc/kubernetes/admin.conf', 'user/admin', place),
    good([certificate({ serialNumber: '-3', subject: 'CN=admin', notAfterMs: NOW_MS - 3600_000 })])
  );
  kubeconfigs.passed({ ok: true, durationMs: 10 });

  const dn = `issuer_CN="CA"`;
  const subject = `subject_C="DE",subject_CN="web \\"1\\"",subject_L="Bonn",subject_O="Ex\\\\ample",subject_OU="a",subject_ST="NRW"`;
  const webX509 = `{filename="web.crt",filepath="/etc/tls/web.crt",${dn},serial_number="255",${subject}}`;
  const adminPlace = `embedded_key="admin",embedded_kind="user",filename="admin.conf",filepath="/etc/kubernetes/admin.conf"`;
  const adminX509 = `{${adminPlace},issuer_CN="Example CA",serial_number="-3",subject_CN="admin"}`;
  const goneX509 = `{filename="gone.crt",filepath="/etc/tls/gone.crt"}`;
  const webWhere = `cluster="prod",filename="web.crt",filepath="/etc/tls/web.crt"`;
  const webPlace = `kind="file",node="cp-1",owner="shop",place="/etc/tls/web.crt"`;
  const webOurs = `{${webWhere},${dn},${webPlace},role="leaf",serial_number="255",${subject}}`;
  const adminOurs = (more = '', last = '') =>
    `{cluster="prod",${adminPlace},issuer_CN="Example CA",kind="kubeconfig",node="cp-1",place="/etc/kubernetes/admin.conf#user/admin",role="leaf",${more}serial_number="-3",${last}subject_CN="admin"}`;
  const gone = `cluster="prod",filename="gone.crt",filepath="/etc/tls/gone.crt",kind="file",node="cp-1",place="/etc/tls/gone.crt"`;
  const zeroes = (metric: string, kind: string, name: string, counted: Record<string, number> = {}) =>
    REASONS.map(
      (reason) => `${metric}{reason="${reason}",source_kind="${kind}",source_name="${name}"} ${counted[reason] ?? 0}`
    );
  const counts = (kind: string, counted: Record<string, number>) =>
    STATES.map((state) => `notafter_certificates{source_kind="${kind}",status="${state}"} ${counted[state] ?? 0}`);

  const expected = [
    `# HELP x509_cert_not_after Unix timestamp of the certificate's NotAfter.`,
    '# TYPE x509_cert_not_after gauge',
    `x509_cert_not_after${webX509} 1798761600`,
    `x509_cert_not_after${adminX509} 1795388400`,
    `# HELP x509_cert_not_before Unix timestamp of the certificate's NotBefore.`,
    '# TYPE x509_cert_not_before gauge',
    `x509_cert_not_before${webX509} 1790812800`,
    `x509_cert_not_before${adminX509} 1792800000`,
    '# HELP x509_cert_expired 1 if the certificate is expired, 0 otherwise.',
    '# TYPE x509_cert_expired gauge',
    `x509_cert_expired${webX509} 0`,
    `x509_cert_expired${adminX509} 1`,
    '# HELP x509_cert_error 1 if the corresponding bundle item failed to parse, 0 otherwise.',
    '# TYPE x509_cert_error gauge',
    `x509_cert_error${webX509} 0`,
    `x509_cert_error${adminX509} 0`,
    `x509_cert_error${goneX509} 1`,
    '# HELP x509_source_up 1 if the source has produced its first sync, 0 otherwise.',
    '# TYPE x509_source_up gauge',
    'x509_source_up{source_kind="file",source_name="files"} 0',
    'x509_source_up{source_kind="kubeconfig",source_name="kubeconfigs"} 1',
    '# HELP x509_source_bundles Number of bundles currently tracked per source.',
    '# TYPE x509_source_bundles gauge',
    'x509_source_bundles{source_kind="file",source_name="files"} 2',
    'x509_source_bundles{source_kind="kubeconfig",source_name="kubeconfigs"} 1',
    '# HELP x509_source_errors_total Errors emitted by sources, by reason code.',
    '# TYPE x509_source_errors_total counter',
    ...zeroes('x509_source_errors_total', 'file', 'files', { missing: 1 }),
    ...zeroes('x509_source_errors_total', 'kubeconfig', 'kubeconfigs'),
    '# HELP x509_cert_collision_total HELP',
    '# TYPE x509_cert_collision_total counter',
    'x509_cert_collision_total{source_kind="file"} 0',
    'x509_cert_collision_total{source_kind="kubeconfig"} 0',
    '# HELP x509_cert_collision_dropped_total HELP',
    '# TYPE x509_cert_collision_dropped_total counter',
    'x509_cert_collision_dropped_total{source_kind="file"} 0',
    'x509_cert_collision_dropped_total{source_kind="kubeconfig"} 0',
    '# HELP x509_scrape_duration_seconds Total time spent serving a /metrics scrape.',
    '# TYPE x509_scrape_duration_seconds histogram',
    ...['0.001', '0.005', '0.01', '0.05', '0.1', '0.5', '1', '5', '10', '30', '+Inf'].map(
      (bound) => `x509_scrape_duration_seconds_bucket{le="${bound}"} 0`
    ),
    'x509_scrape_duration_seconds_sum 0',
    'x509_scrape_duration_seconds_count 0',
    '# HELP notafter_certificate_not_after_timestamp_seconds End of the certificate, for every kind of location.',
    '# TYPE notafter_certificate_not_after_timestamp_seconds gauge',
    `notafter_certificate_not_after_timestamp_seconds${webOurs} 1798761600`,
    `notafter_certificate_not_after_timestamp_seconds${adminOurs()} 1795388400`,
    '# HELP notafter_certificate_status Status under the expiry policy: 0 valid, 1 warning, 2 critical, 3 expired, -1 not yet valid.',
    '# TYPE notafter_certificate_status gauge',
    `notafter_certificate_status${webOurs} 0`,
    `notafter_certificate_status${adminOurs()} 3`,
    '# HELP notafter_finding 1 for each active finding.',
    '# TYPE notafter_finding gauge',
    `notafter_finding{${gone},rule="missing",severity="warning"} 1`,
    `notafter_finding${adminOurs('rule="expired",', 'severity="critical",')} 1`,
    '# HELP notafter_renewal_due_timestamp_seconds When the certificate should be renewed.',
    '# TYPE notafter_renewal_due_timestamp_seconds gauge',
    `notafter_renewal_due_timestamp_seconds${webOurs} 1796083200`,
    '# HELP notafter_slot_renewed_timestamp_seconds Last renewal seen of this location.',
    '# TYPE notafter_slot_renewed_timestamp_seconds gauge',
    `notafter_slot_renewed_timestamp_seconds{${webWhere},${webPlace}} 1795392000`,
    '# HELP notafter_certificates Distinct certificates by kind of source and by state.',
    '# TYPE notafter_certificates gauge',
    ...counts('file', { valid: 1 }),
    ...counts('kubeconfig', { expired: 1 }),
    '# HELP notafter_location_error 1 for each location that cannot be read now.',
    '# TYPE notafter_location_error gauge',
    `notafter_location_error{${gone},reason="missing"} 1`,
    '# HELP notafter_source_up 1 while the last pass or the watch of the source is good, 0 otherwise.',
    '# TYPE notafter_source_up gauge',
    'notafter_source_up{source_kind="file",source_name="files"} 0',
    'notafter_source_up{source_kind="kubeconfig",source_name="kubeconfigs"} 1',
    '# HELP notafter_source_last_success_timestamp_seconds End of the last good pass of the source.',
    '# TYPE notafter_source_last_success_timestamp_seconds gauge',
    'notafter_source_last_success_timestamp_seconds{source_kind="kubeconfig",source_name="kubeconfigs"} 1795392000',
    '# HELP notafter_source_pass_duration_seconds How long the last pass of the source took.',
    '# TYPE notafter_source_pass_duration_seconds gauge',
    'notafter_source_pass_duration_seconds{source_kind="file",source_name="files"} 1.25',
    'notafter_source_pass_duration_seconds{source_kind="kubeconfig",source_name="kubeconfigs"} 0.01',
    '# HELP notafter_source_errors_total Readings that failed and blocks that could not be read, by reason.',
    '# TYPE notafter_source_errors_total counter',
    ...zeroes('notafter_source_errors_total', 'file', 'files', { missing: 1 }),
    ...zeroes('notafter_source_errors_total', 'kubeconfig', 'kubeconfigs'),
    '# HELP notafter_config_last_reload_successful 1 if the last reload of the configuration was successful, 0 if the one before it still runs.',
    '# TYPE notafter_config_last_reload_successful gauge',
    'notafter_config_last_reload_successful 1',
    '# HELP notafter_config_last_reload_timestamp_seconds When the configuration was last reloaded, or the attempt failed.',
    '# TYPE notafter_config_last_reload_timestamp_seconds gauge',
    'notafter_config_last_reload_timestamp_seconds 1795391998.5',
    '# HELP notafter_build_info Constant 1, with the version of the agent.',
    '# TYPE notafter_build_info gauge',
    'notafter_build_info{version="1.2.3"} 1',
    '# HELP x509_exporter_build_info Constant 1, with build labels.',
    '# TYPE x509_exporter_build_info gauge',
    'x509_exporter_build_info{version="1.2.3"} 1',
  ];
  const actual = withoutProcess(await textOf(exposition, NOW_MS)).replace(
    /(# HELP x509_cert_collision\w+).*/g,
    '$1 HELP'
  );
  assert.deepEqual(actual.trimEnd().split('\n'), expected);
});

test('the same moment gives the same text, another one another', async () => {
  const { files, exposition } = estate();
  files.replace(fileAt('/web.crt'), good([certificate()]));
  const series = async (nowMs: number) =>
    (await textOf(exposition, nowMs)).split('\n').filter((line) => /^(x509_cert_|notafter_cert)/.test(line));
  assert.deepEqual(await series(NOW_MS), await series(NOW_MS));
  const later = await series(NOW_MS + 61 * DAY_MS);
  assert.ok(later.some((line) => /^x509_cert_expired.* 1$/.test(line)));
  assert.ok(later.some((line) => /^notafter_certificate_status.* 3$/.test(line)));
});

test('a change shows in the next scrape, and nothing of before stays', async () => {
  const { files, exposition } = estate();
  const place = fileAt('/web.crt', { cluster: 'prod' });
  files.replace(place, good([certificate({ serialNumber: '1' })]));
  await textOf(exposition, NOW_MS);
  files.relate('/web.crt', { owner: 'shop' });
  files.replace(place, good([certificate({ serialNumber: '2' })]));
  const text = await textOf(exposition, NOW_MS);
  assert.doesNotMatch(text, /serial_number="1"/);
  assert.match(text, /notafter_certificate_status{.*owner="shop".*serial_number="2"/);
});

test('x509_* name a cluster that is not the configuration’s own: the same Secret of two makes two series', async () => {
  const { inventory, exposition } = estate();
  const web = certificate({ serialNumber: '7' });
  for (const cluster of ['prod', 'tokyo']) {
    const sink = inventory.addSource({ kind: 'kubernetes', name: cluster, looksAt: [], cluster });
    sink.replace(secretAt('shop', 'web', 'tls.crt', { source: cluster, cluster }), good([web]));
  }
  const lines = (await textOf(exposition, NOW_MS))
    .split('\n')
    .filter((line) => line.startsWith('x509_cert_not_after{'));
  const secret = 'secret_key="tls.crt",secret_name="web",secret_namespace="shop",serial_number="7"';
  assert.deepEqual(
    lines.map((line) => /\{(.*?),subject/.exec(line)?.[1]?.replace(/issuer_\w+="[^"]*",/g, '')).toSorted(),
    [`cluster="tokyo",${secret}`, secret]
  );
});

test('chunks are small, whatever a certificate holds', async () => {
  const { files, exposition } = estate();
  files.replace(fileAt('/web.crt'), good([certificate({ subject: `CN=${'ä'.repeat(200_000)}` })]));
  const sizes: number[] = [];
  for await (const chunk of exposition.write(NOW_MS)) {
    sizes.push(chunk.length);
  }
  assert.ok(Math.max(...sizes) <= 128 * 1024);
  assert.ok(sizes.length > 6, 'x509_* are not cut');
});

test('scrapes are counted', async () => {
  const { exposition } = estate();
  await textOf(exposition, NOW_MS);
  assert.match(await textOf(exposition, NOW_MS), /^x509_scrape_duration_seconds_count 1$/m);
});

test('labelsOf says the final labels of a sighting', async () => {
  const { inventory, files, exposition } = estate();
  files.replace(fileAt('/web.crt', { node: 'n1' }), good([certificate(), certificate()]));
  const [first, second] = sightingsOf(inventory.slotAt(fileAt('/web.crt', { node: 'n1' }))!);
  assert.ok(first && second);
  const { discriminator, ...labels } = exposition.labelsOf(first);
  assert.match(discriminator ?? '', /^[0-9a-f]{8}$/);
  assert.notEqual(exposition.labelsOf(second).discriminator, discriminator);
  const text = await textOf(exposition, NOW_MS);
  assert.ok(text.includes(`x509_cert_not_after{discriminator="${discriminator}"`));
  assert.equal(exposition.labelsOf(first).discriminator, discriminator);
  assert.deepEqual(labels, {
    filename: 'web.crt',
    filepath: '/web.crt',
    issuer_CN: 'Example CA',
    kind: 'file',
    node: 'n1',
    place: '/web.crt',
    role: 'leaf',
    serial_number: '1',
    subject_CN: 'web',
  });
});
