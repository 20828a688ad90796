import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import type { Manifest } from '../../kubernetes/api-server.ts';
import { createAuthority } from '../authority.ts';
import { fillCluster } from './fill-cluster.ts';
import { timeText } from './manifests.ts';

const NOW_MS = Date.UTC(2026, 10, 23, 12);
const applied: Manifest[] = [];
const life = { lifetime: 3650, left: 2900 };
const hosts = {
  kubernetes: createAuthority({ subject: 'CN=kubernetes' }, life, NOW_MS),
  web: createAuthority({ subject: 'CN=web' }, life, NOW_MS),
};
fillCluster({ apply: (...manifests) => void applied.push(...manifests), remove() {} }, hosts, NOW_MS);

const ofKind = (kind: string) => applied.filter((manifest) => manifest.kind === kind);
const nameOf = ({ metadata }: Manifest) => `${metadata.namespace}/${metadata.name}`;
const dataOf = (manifest: Manifest, key: string) =>
  Buffer.from((manifest['data'] as Record<string, string>)[key] ?? '', 'base64').toString();

test('no object is there twice', () => {
  const names = applied.map((manifest) => `${manifest.kind} ${nameOf(manifest)}`);
  assert.equal(new Set(names).size, names.length);
});

test('what a Certificate says of its Secret is so, to the second', () => {
  const secrets = new Map(ofKind('Secret').map((manifest) => [nameOf(manifest), manifest]));
  const told = ofKind('Certificate')
    .filter(({ metadata }) => metadata.name !== 'handbook-draft')
    .map((manifest) => [nameOf(manifest), manifest['status']] as const);
  const unlike = told.filter(([name, status]) => {
    const secret = secrets.get(name);
    const notAfter = secret && new X509Certificate(dataOf(secret, 'tls.crt')).validToDate.getTime();
    return (status as { notAfter?: string }).notAfter !== (notAfter === undefined ? undefined : timeText(notAfter));
  });
  assert.deepEqual(unlike, []);
  assert.deepEqual(
    told.map(([name]) => name).filter((name) => !secrets.has(name)),
    ['payments/refunds-tls']
  );
});

test('each Secret of cert-manager names its Certificate', () => {
  for (const manifest of ofKind('Secret').filter(
    ({ metadata }) => metadata.labels?.['controller.cert-manager.io/fao'] === 'true'
  )) {
    assert.equal(manifest.metadata.annotations?.['cert-manager.io/certificate-name'], manifest.metadata.name);
  }
});

test('every request, order and challenge was made for something that is there', () => {
  const names = new Set(applied.map((manifest) => `${manifest.kind} ${nameOf(manifest)}`));
  const steps = ['CertificateRequest', 'Order', 'Challenge'].flatMap(ofKind);
  const owners = steps.flatMap(({ metadata }) =>
    (metadata['ownerReferences'] as Array<{ kind: string; name: string }>).map(
      ({ kind, name }) => `${kind} ${metadata.namespace}/${name}`
    )
  );
  assert.equal(owners.length, steps.length);
  assert.deepEqual(
    owners.filter((owner) => !names.has(owner)),
    []
  );
});

test('what never became valid, and what failed, has a challenge that says why', () => {
  const challenges = ofKind('Challenge').map((manifest) => `${nameOf(manifest).replace(/-\d+-\d+-\d+$/, '')}`);
  assert.deepEqual(challenges.sort(), [
    'identity/sso-tls',
    'monitoring/grafana-tls',
    'payments/refunds-tls',
    'shop/campaign-tls',
  ]);
});
