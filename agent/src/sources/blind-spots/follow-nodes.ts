import type { JsonObject, ObjectMeta } from '../../kube/kube.ts';
import type { ClusterSession, Follower } from '../cluster/cluster-session.ts';
import { at, listOf, textOf } from '../cluster/json-body.ts';
import { AGENT_SELECTOR, type AgentPod, createNodeCoverage } from './node-coverage.ts';

export const NODES = { group: '', version: 'v1', resource: 'nodes', namespace: null } as const;
export const AGENT_PODS = {
  ...{ group: '', version: 'v1', resource: 'pods', namespace: null },
  labelSelector: AGENT_SELECTOR,
} as const;

/** Nodes that are no machines: nothing runs beside their Pods, and they have no files. */
const VIRTUAL: ReadonlyArray<readonly [label: string, value: string]> = [
  ['type', 'virtual-kubelet'],
  ['eks.amazonaws.com/compute-type', 'fargate'],
];

/** Tells the nodes on which no agent is ready, once all nodes and all Pods of the agent are known. */
export function followNodes(session: ClusterSession): void {
  const coverage = createNodeCoverage();
  const missing = new Set(['nodes', 'pods']);

  function tell(): void {
    session.gaps('nodes', missing.size === 0 ? coverage.gaps() : []);
  }

  function completenessOf(what: string): Pick<Follower<JsonObject>, 'complete' | 'failed'> {
    return {
      complete() {
        missing.delete(what);
        tell();
      },
      failed(reason) {
        if (reason === 'forbidden') {
          missing.add(what);
          tell();
        }
      },
    };
  }

  session.followMetadata(NODES, {
    changed({ name, labels }) {
      if (coverage.node(name, !isVirtual(labels))) {
        tell();
      }
    },
    deleted({ name }) {
      coverage.node(name, false);
      tell();
    },
    ...completenessOf('nodes'),
  });
  session.followObjects(AGENT_PODS, {
    changed(pod) {
      coverage.pod(`${pod.namespace}/${pod.name}`, agentPodOf(pod));
      tell();
    },
    deleted({ namespace, name }) {
      coverage.pod(`${namespace}/${name}`, null);
      tell();
    },
    ...completenessOf('pods'),
  });
}

function isVirtual(labels: ObjectMeta['labels']): boolean {
  return VIRTUAL.some(([label, value]) => labels[label] === value);
}

/** Null for a Pod of no DaemonSet: the agent that looks at the cluster sees the files of no node. */
function agentPodOf({ body }: JsonObject): AgentPod | null {
  const owners = listOf(at(body, 'metadata', 'ownerReferences'));
  if (!owners.some((owner) => at(owner, 'controller') === true && at(owner, 'kind') === 'DaemonSet')) {
    return null;
  }
  const conditions = listOf(at(body, 'status', 'conditions'));
  const isReady = conditions.some((it) => at(it, 'type') === 'Ready' && at(it, 'status') === 'True');
  return { node: textOf(at(body, 'spec', 'nodeName')), isReady };
}
