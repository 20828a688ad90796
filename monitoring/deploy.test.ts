import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';

type Labels = Readonly<Record<string, string>>;

interface Container {
  readonly name: string;
  readonly args: readonly string[];
  readonly securityContext: {
    readonly runAsUser?: number;
    readonly allowPrivilegeEscalation: boolean;
    readonly readOnlyRootFilesystem: boolean;
    readonly capabilities: { readonly drop: readonly string[] };
  };
  readonly ports: ReadonlyArray<{ readonly name: string; readonly containerPort: number }>;
  readonly livenessProbe: { readonly httpGet: { readonly path: string; readonly port: string } };
  readonly readinessProbe: { readonly httpGet: { readonly path: string; readonly port: string } };
  readonly volumeMounts: ReadonlyArray<{
    readonly name: string;
    readonly mountPath: string;
    readonly readOnly: boolean;
  }>;
}
interface PodSpec {
  readonly serviceAccountName: string;
  readonly automountServiceAccountToken: boolean;
  readonly affinity?: object;
  readonly securityContext: {
    readonly runAsUser?: number;
    readonly runAsNonRoot?: boolean;
    readonly seccompProfile: object;
  };
  readonly containers: readonly Container[];
  readonly volumes: ReadonlyArray<{ readonly name: string; readonly configMap?: { readonly name: string } }>;
}
interface Workload {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: { readonly template: { readonly metadata: { readonly labels: Labels }; readonly spec: PodSpec } };
}
interface Service {
  readonly kind: string;
  readonly spec: { readonly selector: Labels; readonly ports: ReadonlyArray<{ port: number; targetPort: string }> };
}
interface ConfigMap {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data: Readonly<Record<string, string>>;
}

const ROOT = path.join(import.meta.dirname, '..');

function read(name: string) {
  const documents = parseAllDocuments(readFileSync(path.join(ROOT, 'deploy/manifests', name), 'utf8'));
  const errors = documents.flatMap((document) => ('errors' in document ? document.errors : []));
  const objects = documents.map((document) => document.toJS() as { kind: string });
  const ofKind = <T extends { kind: string }>(...kinds: string[]) =>
    objects.filter(({ kind }) => kinds.includes(kind)) as T[];
  return {
    errors,
    ofKind,
    workloads: ofKind<Workload>('DaemonSet', 'Deployment'),
    services: ofKind<Service>('Service'),
    configMaps: ofKind<ConfigMap>('ConfigMap'),
  };
}

/** Runs the agent's command line on a configuration and returns what it prints. */
async function notafter(t: TestContext, configuration: string, ...args: string[]): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'notafter-deploy-'));
  t.after(() => rm(directory, { recursive: true }));
  const file = path.join(directory, 'notafter.yaml');
  await writeFile(file, configuration);
  return (await promisify(execFile)(process.execPath, [path.join(ROOT, 'agent/src/main.ts'), ...args, file])).stdout;
}

const nodes = read('nodes.yaml');
const cluster = read('cluster.yaml');

for (const [name, { errors, workloads, services, configMaps }] of Object.entries({ nodes, cluster })) {
  describe(`${name}.yaml`, () => {
    test('is YAML without errors', () => {
      assert.deepEqual(errors, []);
      assert.ok(workloads.length > 0);
    });

    test('its configurations are good', async (t) => {
      for (const text of configMaps.flatMap(({ data }) => Object.values(data))) {
        assert.match(await notafter(t, text, 'check-config'), /is good/);
      }
    });

    for (const { metadata, spec } of workloads) {
      const pod = spec.template.spec;

      test(`${metadata.name}: no capability, no privileges, nothing writable`, () => {
        const volumes = new Set(pod.volumes.map((volume) => volume.name));
        assert.deepEqual(pod.securityContext.seccompProfile, { type: 'RuntimeDefault' });
        for (const { securityContext, volumeMounts } of pod.containers) {
          assert.deepEqual(securityContext.capabilities.drop, ['ALL']);
          assert.equal(securityContext.allowPrivilegeEscalation, false);
          assert.equal(securityContext.readOnlyRootFilesystem, true);
          for (const mount of volumeMounts) {
            assert.equal(mount.readOnly, true);
            assert.ok(volumes.has(mount.name), mount.name);
          }
        }
      });

      test(`${metadata.name}: each container reads a configuration that is there, and is asked at its own port`, () => {
        const mounted = new Set(pod.volumes.map((volume) => volume.configMap?.name));
        const files = configMaps.filter((it) => mounted.has(it.metadata.name)).flatMap(({ data }) => Object.keys(data));
        for (const { args, ports, livenessProbe, readinessProbe } of pod.containers) {
          assert.ok(files.includes(path.basename(args[args.indexOf('--config') + 1] ?? '')));
          assert.deepEqual(livenessProbe.httpGet, { path: '/healthz', port: ports[0]?.name });
          assert.deepEqual(readinessProbe.httpGet, { path: '/readyz', port: ports[0]?.name });
          const listen = args[args.indexOf('--listen-address') + 1] ?? ':9793';
          assert.equal(args.includes('--listen-address') ? listen : ':9793', `:${ports[0]?.containerPort}`);
        }
      });
    }

    test('its Service finds its own pods by their ports, and no others', () => {
      const ownPods = workloads.map(({ spec }) => spec.template);
      const allPods = [...nodes.workloads, ...cluster.workloads].map(({ spec }) => spec.template);
      for (const { spec } of services) {
        const selects = ({ metadata }: (typeof allPods)[number]) =>
          Object.entries(spec.selector).every(([label, value]) => metadata.labels[label] === value);
        assert.deepEqual(allPods.filter(selects), ownPods);
        const offered = ownPods.flatMap((pod) => pod.spec.containers.flatMap(({ ports }) => ports));
        for (const { port, targetPort } of spec.ports) {
          assert.ok(offered.some(({ name, containerPort }) => name === targetPort && containerPort === port));
        }
      }
    });
  });
}

for (const { metadata, spec } of nodes.workloads) {
  const pod = spec.template.spec;
  test(`${metadata.name}: both labels of a control plane decide where it runs`, () => {
    const affinity = JSON.stringify(pod.affinity);
    assert.match(affinity, /node-role\.kubernetes\.io\/control-plane/);
    assert.match(affinity, /node-role\.kubernetes\.io\/master/);
  });

  test(`${metadata.name}: no token`, () => {
    assert.equal(pod.automountServiceAccountToken, false);
  });
}

test('what everybody may read is read as nobody', () => {
  const pki = nodes.workloads.flatMap(({ spec }) => spec.template.spec.containers).find(({ name }) => name === 'pki');
  assert.equal(pki?.securityContext.runAsUser, 65534);
});

test('the pod that asks the API server is restricted, as the Pod Security Standards have it', () => {
  const [deployment] = cluster.workloads;
  const { hostNetwork, hostPID, hostIPC, securityContext, volumes } = deployment?.spec.template.spec as PodSpec &
    Record<'hostNetwork' | 'hostPID' | 'hostIPC', unknown>;
  assert.deepEqual([hostNetwork, hostPID, hostIPC], [undefined, undefined, undefined]);
  assert.equal(securityContext.runAsNonRoot, true);
  assert.equal(securityContext.runAsUser, 65534);
  assert.deepEqual(
    volumes.map((volume) => Object.keys(volume).filter((key) => key !== 'name')),
    [['configMap']]
  );
});

test('its rights are those that notafter rbac prints for its configuration, and no others', async (t) => {
  const configuration = cluster.configMaps[0]?.data['notafter.yaml'] ?? '';
  const printed = parseAllDocuments(await notafter(t, configuration, 'rbac', '--config')).map((document) =>
    document.toJS()
  );
  const kinds = ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'];
  assert.deepEqual(cluster.ofKind(...kinds), printed);
  assert.ok(printed.length > 0);
  assert.equal(cluster.workloads[0]?.spec.template.spec.serviceAccountName, 'notafter');
});
