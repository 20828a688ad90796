import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Facts, parseThreshold } from '@notafter/core';
import { type Manifest, issue, until } from '@notafter/testkit';
import type { KubernetesSourceConfig } from '../../config/config.ts';
import { EVERYTHING } from '../../config/source-defaults.ts';
import { createInventory } from '../../inventory/create-inventory.ts';
import { createSource } from '../create-source.ts';
import { createClusterLab, kubernetesConfig, secret } from '../testing/create-cluster-lab.ts';
import { CONTEXT } from '../testing/create-lab.ts';
import { setUpKubernetes, tls } from '../testing/set-up-kubernetes.ts';

const { pem } = issue({ subject: 'CN=web' });
type Texts = Readonly<Record<string, string>>;

const namespace = (name: string, annotations: Texts, labels: Texts = {}): Manifest => ({
  ...{ apiVersion: 'v1', kind: 'Namespace', metadata: { name, annotations, labels } },
});
const silenced = { 'notafter.io/silence-until': '2027-01-31' };
const SILENCED: Facts = { silencedUntilMs: Date.UTC(2027, 0, 31) };

const rows: ReadonlyArray<{ name: string; namespace: Manifest; says: Facts | undefined }> = [
  { name: 'an annotation', namespace: namespace('shop', silenced), says: SILENCED },
  { name: 'a label of the owner', namespace: namespace('shop', {}, { team: 'red' }), says: { owner: 'red' } },
  {
    name: 'an owner by annotation, before the label',
    namespace: namespace('shop', { 'notafter.io/owner': 'blue' }, { team: 'red' }),
    says: { owner: 'blue' },
  },
  { name: 'nothing of ours', namespace: namespace('shop', { a: 'b' }, { c: 'd' }), says: undefined },
];

for (const { name, namespace: made, says } of rows) {
  test(`what a namespace says holds for its Secrets: ${name}`, async (t) => {
    const { server, sink } = await setUpKubernetes(t, [
      made,
      secret('shop/web', tls(pem)),
      secret('mail/web', tls(pem)),
    ]);
    server.apply(namespace('mail', {}, { owner: 'mail' }));
    await until(() => sink.facts.has('Secret mail/web namespace'));
    assert.deepEqual(sink.facts.get('Secret shop/web namespace'), says);
  });
}

test('it comes, changes and goes with the namespace and with the Secret', async (t) => {
  const { server, sink } = await setUpKubernetes(t, [secret('shop/web', tls(pem))]);
  const said = () => sink.facts.get('Secret shop/web namespace');
  server.apply(namespace('shop', silenced));
  await until(() => said()?.silencedUntilMs === SILENCED.silencedUntilMs);
  server.apply(namespace('shop', { 'notafter.io/ignore': 'true' }));
  await until(() => said()?.ignored === true && said()?.silencedUntilMs === undefined);
  server.remove('Secret', 'shop', 'web');
  await until(() => said() === undefined);
  server.apply(secret('shop/web', tls(pem)));
  await until(() => said()?.ignored === true);
  server.apply(namespace('shop', {}));
  await until(() => said() === undefined);
});

async function inventoryOf(test: TestContext, manifests: readonly Manifest[], parts: Partial<KubernetesSourceConfig>) {
  const { server, kubeconfig } = await createClusterLab(test);
  server.apply(...manifests);
  const source = createSource(kubernetesConfig(kubeconfig, parts), { ...CONTEXT, clock: Date.now });
  const inventory = createInventory({ clock: Date.now });
  const ended = new AbortController();
  const running = source.run(inventory.addSource({ ...source, kind: 'kubernetes' }), ended.signal);
  test.after(async () => {
    ended.abort();
    await running;
  });
  return { server, factsOfSlot: () => [...inventory.slots()][0]?.facts };
}

test('what the Secret says itself holds against its namespace, and the Certificate that writes it against its Ingress', async (t) => {
  const annotations = { 'notafter.io/warn-before': '10d', 'cert-manager.io/certificate-name': 'web' };
  const { server, factsOfSlot } = await inventoryOf(
    t,
    [
      namespace('shop', { 'notafter.io/warn-before': '20d', 'notafter.io/owner': 'red' }),
      {
        ...{ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' },
        metadata: { namespace: 'shop', name: 'web', annotations: { 'cert-manager.io/issuer': 'ca' } },
        spec: { tls: [{ secretName: 'web' }] },
      },
    ],
    { usedBy: { ingresses: true, gateways: false, pods: false, webhooks: false } }
  );
  await until(() => server.openWatches >= 3);
  server.apply(secret('shop/web', tls(pem), { annotations }));
  await until(() => factsOfSlot()?.owner !== undefined && factsOfSlot()?.usedBy !== undefined);
  const { warnBefore, owner, managedBy, usedBy } = factsOfSlot() ?? {};
  assert.deepEqual(
    { warnBefore, owner, managedBy, usedBy },
    { warnBefore: parseThreshold('10d'), owner: 'red', managedBy: 'Certificate shop/web', usedBy: ['Ingress shop/web'] }
  );
});

test('namespaces that are named one by one are not asked for', async (t) => {
  const { requestsFor, sink } = await setUpKubernetes(t, [namespace('shop', silenced), secret('shop/web', tls(pem))], {
    namespaces: { ...EVERYTHING, include: ['shop'] },
  });
  assert.deepEqual(requestsFor('namespaces'), []);
  assert.equal(sink.facts.has('Secret shop/web namespace'), false);
});
