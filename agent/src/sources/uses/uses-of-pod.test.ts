import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { linesOf, object } from './object-builder.ts';
import { usesOfPod } from './uses-of-pod.ts';
import { workloadOfPod } from './workload-of-pod.ts';

const rows: ReadonlyArray<{ name: string; spec: unknown; uses: readonly string[] }> = [
  {
    name: 'a volume of a Secret',
    spec: { volumes: [{ name: 'a', secret: { secretName: 'tls' } }] },
    uses: ['Secret shop/tls'],
  },
  { name: 'a volume of a ConfigMap', spec: { volumes: [{ configMap: { name: 'ca' } }] }, uses: ['ConfigMap shop/ca'] },
  {
    name: 'a projected volume',
    spec: {
      volumes: [
        {
          projected: {
            sources: [
              { serviceAccountToken: {} },
              { configMap: { name: 'kube-root-ca.crt' } },
              { secret: { name: 'tls' } },
            ],
          },
        },
      ],
    },
    uses: ['ConfigMap shop/kube-root-ca.crt', 'Secret shop/tls'],
  },
  {
    name: 'a driver that needs a Secret to publish a volume',
    spec: { volumes: [{ csi: { driver: 'x', nodePublishSecretRef: { name: 'tls' } } }] },
    uses: ['Secret shop/tls'],
  },
  ...['initContainers', 'containers', 'ephemeralContainers'].map((list) => ({
    name: `environment of ${list}`,
    spec: {
      [list]: [
        {
          env: [
            { name: 'A', value: 'plain' },
            { name: 'B', valueFrom: { secretKeyRef: { name: 'tls', key: 'tls.crt' } } },
            { name: 'C', valueFrom: { configMapKeyRef: { name: 'ca', key: 'ca.crt' } } },
          ],
          envFrom: [{ secretRef: { name: 'all' } }, { configMapRef: { name: 'settings' } }],
        },
      ],
    },
    uses: ['Secret shop/tls', 'ConfigMap shop/ca', 'Secret shop/all', 'ConfigMap shop/settings'],
  })),
  {
    name: 'the certificate of last resort of ingress-nginx',
    spec: {
      containers: [{ args: ['/nginx-ingress-controller', '--default-ssl-certificate=infra/wildcard', '--x=a/b'] }],
    },
    uses: ['Secret infra/wildcard'],
  },
  {
    name: 'one Secret mounted and read counts once',
    spec: {
      volumes: [{ secret: { secretName: 'tls' } }],
      containers: [{ envFrom: [{ secretRef: { name: 'tls' } }] }, { envFrom: [{ secretRef: { name: 'tls' } }] }],
    },
    uses: ['Secret shop/tls'],
  },
  { name: 'nothing', spec: { volumes: [{ emptyDir: {} }], containers: [{ name: 'web' }] }, uses: [] },
  ...[
    null,
    'spec',
    { volumes: {}, containers: 7 },
    { volumes: [null, 7, { secret: 'tls' }, { secret: { secretName: {} } }, { projected: { sources: [null, 'a'] } }] },
    {
      containers: [
        null,
        { env: [null, { valueFrom: [] }], envFrom: ['a'], args: [null, 7, '--default-ssl-certificate=wildcard'] },
      ],
    },
  ].map((spec) => ({ name: `rubbish: ${JSON.stringify(spec)}`, spec, uses: [] })),
];

describe('what a Pod uses', () => {
  for (const { name, spec, uses } of rows) {
    test(name, () => {
      const lines = linesOf(usesOfPod(object('shop/web-0', { spec })));
      assert.deepEqual(
        lines,
        uses.map((used) => `${used} < Pod shop/web-0`)
      );
    });
  }
});

const owners: ReadonlyArray<{
  name: string;
  owner: unknown;
  labels?: Readonly<Record<string, string>>;
  workload: string;
}> = [
  {
    name: 'a Deployment, by the hash of its ReplicaSet',
    owner: { kind: 'ReplicaSet', name: 'web-7d4b9c' },
    labels: { 'pod-template-hash': '7d4b9c' },
    workload: 'Deployment shop/web',
  },
  {
    name: 'a ReplicaSet without a Deployment',
    owner: { kind: 'ReplicaSet', name: 'web-7d4b9c' },
    workload: 'ReplicaSet shop/web-7d4b9c',
  },
  {
    name: 'a ReplicaSet whose name has another hash',
    owner: { kind: 'ReplicaSet', name: 'web-7d4b9c' },
    labels: { 'pod-template-hash': '4b9c' },
    workload: 'ReplicaSet shop/web-7d4b9c',
  },
  { name: 'a StatefulSet', owner: { kind: 'StatefulSet', name: 'db' }, workload: 'StatefulSet shop/db' },
  { name: 'a DaemonSet', owner: { kind: 'DaemonSet', name: 'agent' }, workload: 'DaemonSet shop/agent' },
  { name: 'a Job', owner: { kind: 'Job', name: 'migrate' }, workload: 'Job shop/migrate' },
  {
    name: 'a Job with a day in its name',
    owner: { kind: 'Job', name: 'migrate-20261123' },
    workload: 'Job shop/migrate-20261123',
  },
  {
    name: 'a CronJob, by the minute of its Job',
    owner: { kind: 'Job', name: 'backup-29384720' },
    workload: 'CronJob shop/backup',
  },
  { name: 'a kind of somebody else', owner: { kind: 'Cluster', name: 'pg' }, workload: 'Cluster shop/pg' },
  { name: 'a node, for a static Pod', owner: { kind: 'Node', name: 'node-1' }, workload: 'Pod shop/web-0' },
  { name: 'an owner without a name', owner: { kind: 'Job', name: 7 }, workload: 'Pod shop/web-0' },
  {
    name: 'an owner that does not run it',
    owner: { kind: 'Job', name: 'a', controller: false },
    workload: 'Pod shop/web-0',
  },
  { name: 'rubbish', owner: 7, workload: 'Pod shop/web-0' },
];

describe('what runs a Pod', () => {
  for (const { name, owner, labels = {}, workload } of owners) {
    test(name, () => {
      const reference = typeof owner === 'object' ? { controller: true, ...owner } : owner;
      const pod = object('shop/web-0', {
        labels,
        metadata: { ownerReferences: [{ kind: 'Other', name: 'x' }, reference] },
      });
      assert.equal(workloadOfPod(pod), workload);
    });
  }
});
