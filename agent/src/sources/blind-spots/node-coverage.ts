import { type Gap, printable, shellQuote } from '@notafter/core';

/** Which nodes have an agent that looks at their files. */
export interface NodeCoverage {
  /** Whether that is news. */
  node(name: string, isAsked: boolean): boolean;
  /** A Pod of the agent by its `namespace/name`; null when it is gone. */
  pod(key: string, pod: AgentPod | null): void;
  /** The nodes without an agent; one gap for all when there is no agent at all. */
  gaps(): readonly Gap[];
}

export interface AgentPod {
  /** Empty while it has none. */
  readonly node: string;
  readonly isReady: boolean;
}

/** Carried by every Pod that the manifests and the chart make. */
export const AGENT_SELECTOR = 'app.kubernetes.io/name=notafter';

export function createNodeCoverage(): NodeCoverage {
  const nodes = new Set<string>();
  const pods = new Map<string, AgentPod>();

  return {
    node(name, isAsked) {
      if (nodes.has(name) === isAsked) {
        return false;
      }
      if (isAsked) {
        nodes.add(name);
      } else {
        nodes.delete(name);
      }
      return true;
    },
    pod(key, pod) {
      if (pod === null) {
        pods.delete(key);
      } else {
        pods.set(key, pod);
      }
    },
    gaps() {
      if (nodes.size > 0 && pods.size === 0) {
        return [noAgent(nodes.size)];
      }
      const found = [...pods.values()];
      const watched = new Set(found.filter(({ isReady }) => isReady).map(({ node }) => node));
      const tried = new Set(found.map(({ node }) => node));
      const unwatched = [...nodes].filter((name) => !watched.has(name)).sort();
      return unwatched.map((name) => (tried.has(name) ? notReady(name) : unwatchedNode(name)));
    },
  };
}

function noAgent(count: number): Gap {
  return {
    object: 'All nodes',
    message: `no agent runs on any of ${count} nodes: certificates in their files are not seen`,
    remedy: [
      { text: 'Run the agent on every node, as deploy/manifests/nodes.yaml does, or set blindSpots to false' },
      { text: 'Proof: it runs there', command: `kubectl get pods --all-namespaces -o wide -l ${AGENT_SELECTOR}` },
    ],
  };
}

function unwatchedNode(name: string): Gap {
  return {
    object: printable(`Node ${name}`, 300),
    message: `no agent runs on node ${name}: certificates in its files are not seen`,
    remedy: [
      {
        text: 'See what keeps the Pods of the agent away',
        command: `kubectl get node ${shellQuote(name)} -o jsonpath='{.spec.taints}{"\\n"}{.metadata.labels}{"\\n"}'`,
      },
      { text: 'Add the toleration or the label to the DaemonSet of the agent' },
      proofOn(name),
    ],
  };
}

function notReady(name: string): Gap {
  return {
    object: printable(`Node ${name}`, 300),
    message: `the agent on node ${name} is not ready: certificates in its files may not be seen`,
    remedy: [
      {
        text: 'See what it says',
        command: `kubectl describe pods --all-namespaces -l ${AGENT_SELECTOR} --field-selector ${onNode(name)}`,
      },
      proofOn(name),
    ],
  };
}

const onNode = (name: string): string => shellQuote(`spec.nodeName=${name}`);

const proofOn = (name: string) => ({
  text: 'Proof: a Pod of the agent is ready there',
  command: `kubectl get pods --all-namespaces -l ${AGENT_SELECTOR} --field-selector ${onNode(name)}`,
});
