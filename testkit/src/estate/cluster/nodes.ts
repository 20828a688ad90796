import type { Manifest } from '../../kubernetes/api-server.ts';

/** The agent runs on those that the estate has files of; a taint keeps it off the third. */
const WITH_AGENT = ['cp-1', 'worker-1'];

/** The machines of the cluster, and the Pods by which an agent looks at their files. */
export function nodes(): Manifest[] {
  const names = [...WITH_AGENT, 'gpu-1'];
  return [...names.map(node), ...WITH_AGENT.map(agentPod)];
}

function node(name: string): Manifest {
  const taints = WITH_AGENT.includes(name) ? [] : [{ key: 'example.com/gpu', effect: 'NoSchedule' }];
  return { apiVersion: 'v1', kind: 'Node', metadata: { name }, spec: { taints } };
}

function agentPod(nodeName: string, index: number): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...{ namespace: 'notafter', name: `notafter-nodes-${index}`, labels: { 'app.kubernetes.io/name': 'notafter' } },
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'notafter-nodes', controller: true }],
    },
    spec: { nodeName, containers: [{ name: 'agent', image: 'registry.example/notafter' }] },
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  };
}
