import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';

interface Container {
  readonly name: string;
  readonly securityContext: {
    readonly runAsUser: number;
    readonly readOnlyRootFilesystem: boolean;
    readonly capabilities: { drop: string[] };
  };
  readonly volumeMounts: Array<{ readonly name: string; readonly mountPath: string; readonly readOnly: boolean }>;
}
interface DaemonSet {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly automountServiceAccountToken: boolean;
        readonly affinity: object;
        readonly containers: Container[];
        readonly volumes: Array<{ readonly name: string }>;
      };
    };
  };
}

const file = path.join(import.meta.dirname, '../deploy/manifests/nodes.yaml');
const documents = parseAllDocuments(readFileSync(file, 'utf8'));
const daemonSets = documents.map((document) => document.toJS() as DaemonSet).filter(({ kind }) => kind === 'DaemonSet');

test('nodes.yaml is YAML without errors', () => {
  assert.deepEqual(
    documents.flatMap((document) => ('errors' in document ? document.errors : [])),
    []
  );
  assert.deepEqual(
    daemonSets.map(({ metadata }) => metadata.name),
    ['notafter-control-plane', 'notafter-worker']
  );
});

for (const { metadata, spec } of daemonSets) {
  const pod = spec.template.spec;
  test(`${metadata.name}: both labels of a control plane decide where it runs`, () => {
    const affinity = JSON.stringify(pod.affinity);
    assert.match(affinity, /node-role\.kubernetes\.io\/control-plane/);
    assert.match(affinity, /node-role\.kubernetes\.io\/master/);
  });

  test(`${metadata.name}: no token, no capability, nothing writable`, () => {
    assert.equal(pod.automountServiceAccountToken, false);
    const volumes = new Set(pod.volumes.map(({ name }) => name));
    for (const { securityContext, volumeMounts } of pod.containers) {
      assert.deepEqual(securityContext.capabilities.drop, ['ALL']);
      assert.equal(securityContext.readOnlyRootFilesystem, true);
      for (const mount of volumeMounts) {
        assert.equal(mount.readOnly, true);
        assert.ok(volumes.has(mount.name), mount.name);
      }
    }
  });
}

test('what everybody may read is read as nobody', () => {
  const pki = daemonSets.flatMap(({ spec }) => spec.template.spec.containers).find(({ name }) => name === 'pki');
  assert.equal(pki?.securityContext.runAsUser, 65534);
});
