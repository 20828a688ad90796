import type { KubeconfigSourceConfig } from '../config/config.ts';
import { createHostPaths } from './files/host-paths.ts';
import { createKubeconfigReader } from './kubeconfig/create-kubeconfig-reader.ts';
import { createPolledSource } from './polled-source.ts';
import type { Source, SourceContext } from './source.ts';
import { configuredTargets } from './target.ts';

/** Certificates in kubeconfigs, embedded or referred to: every cluster and user that has one is a location. */
export function createKubeconfigSource(config: KubeconfigSourceConfig, context: SourceContext): Source {
  const { name, node, paths, root, pathMappings, refreshIntervalMs } = config;
  const reader = createKubeconfigReader({
    holder: { source: name, cluster: context.cluster, node },
    hostPaths: createHostPaths(root, pathMappings),
    targets: configuredTargets(paths),
    excludePaths: [],
    followSymlinkDirs: false,
  });
  return createPolledSource(
    { kind: 'kubeconfig', name, looksAt: paths, intervalMs: refreshIntervalMs, readers: [reader] },
    context
  );
}
