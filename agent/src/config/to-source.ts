import type { ExpiryPolicy } from '@notafter/core';
import type { Config, OwnerConfig, SourceConfig } from './config.ts';
import type { ConfigInput } from './schema/config-schema.ts';
import { toPassphrases } from './to-passphrases.ts';
import type { SourceInput } from './schema/source.ts';
import { toClusterSource } from './to-cluster-source.ts';

const KUBECONFIG_INTERVAL_MS = 30_000;

/** What a source takes from the rest of the configuration. */
export interface Surroundings extends Pick<Config, 'cluster' | 'node'> {
  readonly owner: OwnerConfig;
  readonly filePoll: ConfigInput['cache']['filePoll'];
}

/** One source with every default filled in. */
export function toSource(source: SourceInput, surroundings: Surroundings): SourceConfig {
  const { name } = source;
  const policy = definedPolicy(source.policy);
  if (source.kind !== 'file' && source.kind !== 'kubeconfig') {
    return toClusterSource(source, policy, surroundings);
  }
  const { root, pathMappings } = source;
  const base = { name, node: source.node ?? surroundings.node, root, pathMappings, policy };
  if (source.kind === 'kubeconfig') {
    const refreshIntervalMs = source.refreshInterval ?? KUBECONFIG_INTERVAL_MS;
    return { ...base, kind: 'kubeconfig', paths: source.paths, refreshIntervalMs };
  }
  const { paths, excludePaths, formats, followSymlinks, followSymlinkDirs } = source;
  return {
    ...base,
    kind: 'file',
    ...{ paths, excludePaths, formats, followSymlinks, followSymlinkDirs },
    passphrases: toPassphrases([source.pkcs12, source.jks]),
    preset: source.preset ?? null,
    refreshIntervalMs: source.refreshInterval ?? surroundings.filePoll.interval,
    skipUnchanged: surroundings.filePoll.skipUnchanged,
  };
}

interface PartialExpiry {
  readonly warnBefore?: ExpiryPolicy['warnBefore'] | undefined;
  readonly criticalBefore?: ExpiryPolicy['criticalBefore'] | undefined;
}

/** The parts of a policy that are given, without those that are not. */
export function definedPolicy({
  ca,
  ...leaf
}: PartialExpiry & { readonly ca?: PartialExpiry | undefined }): SourceConfig['policy'] {
  return { ...definedExpiry(leaf), ...(ca && { ca: definedExpiry(ca) }) };
}

function definedExpiry({ warnBefore, criticalBefore }: PartialExpiry): Partial<ExpiryPolicy> {
  return { ...(warnBefore && { warnBefore }), ...(criticalBefore && { criticalBefore }) };
}
