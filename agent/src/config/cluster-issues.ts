import type { ClusterSourceConfig, Config } from './config.ts';
import type { Issue } from './dormant-issues.ts';
import { isClusterSource } from './is-cluster-source.ts';

/** Two sources that ask different API servers under one cluster's name: facts of one would be joined to the other. */
export function clusterIssues({ sources }: Config): Issue[] {
  const first = new Map<string, { readonly source: ClusterSourceConfig; readonly index: number }>();
  return sources.flatMap((source, index): Issue[] => {
    if (!isClusterSource(source)) {
      return [];
    }
    const earlier = first.get(source.cluster);
    if (earlier === undefined) {
      first.set(source.cluster, { source, index });
      return [];
    }
    if (serverOf(source) === serverOf(earlier.source)) {
      return [];
    }
    const name = source.cluster === '' ? 'no cluster' : `the cluster "${source.cluster}"`;
    const message = `asks another API server than sources[${earlier.index}], and both name ${name}: what is known of objects of one name would mix; give each a cluster: of its own`;
    return [{ path: ['sources', index], message, reason: 'invalid', at: 'value' }];
  });
}

function serverOf({ kubeconfig, context }: ClusterSourceConfig): string {
  return JSON.stringify([kubeconfig, context]);
}
