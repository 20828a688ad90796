import type { ClusterSourceConfig, SourceConfig } from './config.ts';

/** Whether a source asks an API server. */
export function isClusterSource(source: SourceConfig): source is ClusterSourceConfig {
  return source.kind !== 'file' && source.kind !== 'kubeconfig';
}
