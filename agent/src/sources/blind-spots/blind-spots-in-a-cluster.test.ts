import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Manifest, until } from '@notafter/testkit';
import { createClusterLab, kubernetesConfig } from '../testing/create-cluster-lab.ts';

const node = (name: string, labels: Readonly<Record<string, string>> = {}): Manifest => ({
  ...{ apiVersion: 'v1', kind: 'Node', metadata: { name, labels } },
});

interface PodParts {
  readonly isReady?: boolean;
  readonly owner?: string;
  readonly label?: string;
}

function agentOn(
  nodeName: string,
  { isReady = true, owner = 'DaemonSet', label = 'notafter' }: PodParts = {}
): Manifest {
  return {
    ...{ apiVersion: 'v1', kind: 'Pod' },
    metadata: {
      ...{ namespace: 'notafter', name: `agent-${nodeName}`, labels: { 'app.kubernetes.io/name': label } },
      ownerReferences: [{ kind: owner, name: 'notafter-worker', controller: true }],
    },
    spec: { nodeName },
    status: { conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }] },
  };
}

const NODES = ['cp-1', 'worker-1', 'worker-2'];
const WATCHED = NODES.flatMap((name) => [node(name), agentOn(name)]);

async function setUp(test: TestContext, manifests: readonly Manifest[], rights?: readonly string[]) {
  const { server, token, kubeconfig, start } = await createClusterLab(test);
  server.apply(...manifests);
  if (rights !== undefined) {
    const verbs = ['get', 'list', 'watch'];
    server.grant(token, [{ namespace: null, apiGroups: [''], resources: rights, verbs }]);
  }
  const { sink } = await start(kubernetesConfig(kubeconfig, { blindSpots: true }));
  const gaps = () => sink.unwatched.map(({ object, message }) => `${object}: ${message}`);
  return { server, sink, gaps };
}

const without = (name: string) => `Node ${name}: no agent runs on node ${name}: certificates in its files are not seen`;

test('an agent on every node: nothing is unwatched', async (t) => {
  const { gaps } = await setUp(t, WATCHED);
  assert.deepEqual(gaps(), []);
});

for (const name of NODES) {
  test(`taking the agent away from ${name} names exactly this node, until it is back`, async (t) => {
    const { server, sink, gaps } = await setUp(t, WATCHED);
    server.remove('Pod', 'notafter', `agent-${name}`);
    await until(() => gaps().length > 0);
    assert.deepEqual(gaps(), [without(name)]);
    assert.match(sink.unwatched[0]?.remedy.at(-1)?.text ?? '', /^Proof: /);
    server.apply(agentOn(name));
    await until(() => gaps().length === 0);
  });
}

test('a node that joins is named until its agent is ready, and no longer once it leaves', async (t) => {
  const { server, gaps } = await setUp(t, WATCHED);
  server.apply(node('worker-3'));
  await until(() => gaps().length > 0);
  assert.deepEqual(gaps(), [without('worker-3')]);
  server.apply(agentOn('worker-3', { isReady: false }));
  await until(() => gaps()[0] !== without('worker-3'));
  assert.deepEqual(gaps(), [
    'Node worker-3: the agent on node worker-3 is not ready: certificates in its files may not be seen',
  ]);
  server.apply(agentOn('worker-3'));
  await until(() => gaps().length === 0);
  server.remove('Pod', 'notafter', 'agent-worker-3');
  await until(() => gaps().length === 1);
  server.remove('Node', null, 'worker-3');
  await until(() => gaps().length === 0);
});

const others: ReadonlyArray<{ name: string; manifests: readonly Manifest[]; gaps: readonly string[] }> = [
  {
    name: 'no agent at all is one gap, however many nodes',
    manifests: NODES.map((name) => node(name)),
    gaps: ['All nodes: no agent runs on any of 3 nodes: certificates in their files are not seen'],
  },
  {
    name: 'the agent of the cluster watches no node',
    manifests: [...WATCHED, node('worker-3'), agentOn('worker-3', { owner: 'ReplicaSet' })],
    gaps: [without('worker-3')],
  },
  {
    name: 'the Pod of another program watches no node',
    manifests: [...WATCHED, node('worker-3'), agentOn('worker-3', { label: 'other' })],
    gaps: [without('worker-3')],
  },
  {
    name: 'nodes that are no machines have no files',
    manifests: [
      ...WATCHED,
      node('aci', { type: 'virtual-kubelet' }),
      node('f', { 'eks.amazonaws.com/compute-type': 'fargate' }),
    ],
    gaps: [],
  },
  {
    name: 'a Pod that has no node yet, and one of rubbish',
    manifests: [...WATCHED, { ...agentOn('x'), spec: null, status: 7 }, node('y')],
    gaps: [without('y')],
  },
];

for (const { name, manifests, gaps: expected } of others) {
  test(name, async (t) => {
    const { gaps } = await setUp(t, manifests);
    assert.deepEqual(gaps(), expected);
  });
}

for (const [refused, granted] of [
  ['nodes', ['secrets', 'namespaces', 'pods']],
  ['pods', ['secrets', 'namespaces', 'nodes']],
] as const) {
  test(`without the right to list ${refused} exactly that is told, and no node is accused`, async (t) => {
    const { sink } = await setUp(t, WATCHED.slice(0, 3), granted);
    await until(() => sink.unwatched.length > 0);
    assert.equal(sink.unwatched.length, 1);
    assert.match(sink.unwatched[0]?.object ?? '', new RegExp(`^All ${refused}`));
  });
}
