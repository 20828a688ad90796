import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { writeEstate } from './estate.ts';
import { SHORT_LIFETIME_MS } from './short-lived.ts';

const DAY_MS = 86_400_000;
const nowMs = Date.now();
const directory = mkdtempSync(path.join(tmpdir(), 'estate-'));
const estate = writeEstate(directory, nowMs);
after(() => rmSync(directory, { recursive: true }));

const first = (file: string) => new X509Certificate(readFileSync(path.join(directory, file)));
const daysLeft = (certificate: X509Certificate) => (certificate.validToDate.getTime() - nowMs) / DAY_MS;

const ENDS: ReadonlyArray<readonly [file: string, days: number]> = [
  ['cp-1/etc/kubernetes/pki/apiserver.crt', 5.3],
  ['cp-1/etc/kubernetes/pki/etcd/server.crt', 20.4],
  ['cp-1/var/lib/kubelet/pki/kubelet-client-current.pem', 243],
  ['edge-1/etc/nginx/tls/acme.example.crt', 3.6],
  ['edge-1/etc/nginx/tls/old.example.crt', -3.2],
];
for (const [file, days] of ENDS) {
  test(`${file} ends in ${days} days`, () => {
    assert.ok(Math.abs(daysLeft(first(file)) - days) < 0.001);
  });
}

test('leaves are issued by the authorities beside them', () => {
  const authority = first('cp-1/etc/kubernetes/pki/etcd/ca.crt');
  const server = first('cp-1/etc/kubernetes/pki/etcd/server.crt');
  assert.ok(server.checkIssued(authority));
  assert.ok(server.verify(authority.publicKey));
});

test('preview.example is not valid yet', () => {
  assert.ok(first('edge-1/etc/nginx/tls/preview.example.crt').validFromDate.getTime() > nowMs);
});

const modeOf = (file: string) => statSync(path.join(directory, file)).mode & 0o777;

test('nobody may read ldap.example.crt, and vpn.example.crt no longer after a while', () => {
  assert.equal(modeOf('edge-1/etc/nginx/tls/ldap.example.crt'), 0);
  assert.equal(modeOf('edge-1/etc/nginx/tls/vpn.example.crt'), 0o644);
  const lockAtMs = estate.change(nowMs);
  estate.change(lockAtMs);
  assert.equal(modeOf('edge-1/etc/nginx/tls/vpn.example.crt'), 0);
});

test('the short-lived certificate is renewed before its end, by a swap of ..data', () => {
  const mount = 'worker-1/var/lib/pods/flash/volumes/tls';
  const [data, serial] = [readlinkSync(path.join(directory, mount, '..data')), first(`${mount}/tls.crt`).serialNumber];
  const renewAtMs = estate.change(nowMs + 60_000);
  assert.equal(readlinkSync(path.join(directory, mount, '..data')), data);
  assert.ok(renewAtMs < nowMs + SHORT_LIFETIME_MS);
  estate.change(renewAtMs);
  assert.notEqual(readlinkSync(path.join(directory, mount, '..data')), data);
  assert.notEqual(first(`${mount}/tls.crt`).serialNumber, serial);
});
