import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Location } from '@notafter/core';
import { fileAt, kubeconfigAt, secretAt } from '../inventory/location-builder.ts';
import { trimPath, x509PlaceLabels, x509Reference } from './place-labels.ts';

test('trimPath drops the first components as x509-certificate-exporter does', () => {
  const rows: Array<[string, number, string]> = [
    ['/mnt/watch/file-1a2b/etc/web.crt', 3, '/etc/web.crt'],
    ['/etc/web.crt', 0, '/etc/web.crt'],
    ['/etc/web.crt', -1, '/etc/web.crt'],
    ['/etc/web.crt', 1, '/web.crt'],
    ['/etc/web.crt', 2, ''],
    ['/etc/web.crt', 9, ''],
    ['etc/web.crt', 1, 'web.crt'],
    ['//etc/web.crt', 1, '/web.crt'],
  ];
  for (const [path, components, trimmed] of rows) {
    assert.equal(trimPath(path, components), trimmed, `${path} less ${components}`);
  }
});

const holder = { source: 's', cluster: 'c', node: 'n' };
const rows: ReadonlyArray<{ at: Location; labels: Record<string, string>; reference: string }> = [
  {
    at: fileAt('/a/b.crt'),
    labels: { filename: 'b.crt', filepath: '/b.crt' },
    reference: 'file:/a/b.crt',
  },
  {
    at: kubeconfigAt('/a/admin.conf', 'cluster/kind/of'),
    labels: { filename: 'admin.conf', filepath: '/admin.conf', embedded_kind: 'cluster', embedded_key: 'kind/of' },
    reference: 'kubeconfig:/a/admin.conf#cluster/kind/of',
  },
  {
    at: secretAt('shop', 'web', 'tls.crt'),
    labels: { secret_namespace: 'shop', secret_name: 'web', secret_key: 'tls.crt' },
    reference: 'kube-secret:shop/web#tls.crt',
  },
  {
    at: { ...holder, kind: 'configmap', namespace: 'shop', name: 'ca', key: 'ca.crt' },
    labels: { configmap_namespace: 'shop', configmap_name: 'ca', configmap_key: 'ca.crt' },
    reference: 'kube-configmap:shop/ca#ca.crt',
  },
  {
    at: { ...holder, kind: 'cabundle', resourceKind: 'APIService', name: 'v1.x', entry: 'hook' },
    labels: { cabundle_resource_kind: 'APIService', cabundle_resource_name: 'v1.x', cabundle_entry: 'hook' },
    reference: 'kube-cabundle:APIService/v1.x#hook',
  },
  { at: { ...holder, kind: 'csr', name: 'node-1' }, labels: {}, reference: 'csr:node-1' },
  { at: { ...holder, kind: 'endpoint', host: 'h', port: 1, address: 'a' }, labels: {}, reference: 'endpoint:h:1@a' },
];
for (const { at, labels, reference } of rows) {
  test(`${at.kind} is named by the labels of its kind`, () => {
    assert.deepEqual(x509PlaceLabels(at, 1), labels);
    assert.equal(x509Reference(at), reference);
  });
}
