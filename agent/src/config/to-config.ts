import { DEFAULT_POLICY, type ExpiryPolicy, type Policy } from '@notafter/core';
import type { Config, SourceConfig } from './config.ts';
import { mergePolicy } from './merge-policy.ts';
import { type ConfigInput, configSchema } from './schema/config-schema.ts';
import type { PolicyInput } from './schema/policy.ts';
import type { SourceInput } from './schema/source.ts';

const KUBECONFIG_INTERVAL_MS = 30_000;

/** Fills every default in. NODE_NAME, which a DaemonSet sets, names the node where the file does not. */
export function toConfig(input: ConfigInput, environment: Readonly<Record<string, string | undefined>>): Config {
  const { server, log, metrics } = input;
  const { compat: _, ...metricsConfig } = metrics;
  const node = input.node ?? environment.NODE_NAME ?? '';
  return {
    cluster: input.cluster,
    node,
    server: { listen: server.listen, readTimeoutMs: server.readTimeout, writeTimeoutMs: server.writeTimeout },
    log: { level: log.level, format: log.format },
    metrics: metricsConfig,
    policy: toPolicy(input.policy),
    sources: input.sources.map((source) => toSource(source, node, input.cache.filePoll)),
  };
}

function toPolicy({ ca, maxLifetime, ...leaf }: PolicyInput): Policy {
  return { ...mergePolicy(DEFAULT_POLICY, definedOf({ ...leaf, ca })), maxLifetimeMs: maxLifetime ?? null };
}

interface PartialExpiry {
  readonly warnBefore?: ExpiryPolicy['warnBefore'] | undefined;
  readonly criticalBefore?: ExpiryPolicy['criticalBefore'] | undefined;
}

function definedOf({
  ca,
  ...leaf
}: PartialExpiry & { readonly ca?: PartialExpiry | undefined }): SourceConfig['policy'] {
  return { ...definedExpiry(leaf), ...(ca && { ca: definedExpiry(ca) }) };
}

function definedExpiry({ warnBefore, criticalBefore }: PartialExpiry): Partial<ExpiryPolicy> {
  return { ...(warnBefore && { warnBefore }), ...(criticalBefore && { criticalBefore }) };
}

function toSource(source: SourceInput, node: string, filePoll: ConfigInput['cache']['filePoll']): SourceConfig {
  const base = {
    name: source.name,
    node: source.node ?? node,
    root: source.root,
    pathMappings: source.pathMappings,
    policy: definedOf(source.policy),
  };
  if (source.kind === 'kubeconfig') {
    const refreshIntervalMs = source.refreshInterval ?? KUBECONFIG_INTERVAL_MS;
    return { ...base, kind: 'kubeconfig', paths: source.paths, refreshIntervalMs };
  }
  const { paths, excludePaths, formats, followSymlinks, followSymlinkDirs } = source;
  return {
    ...base,
    kind: 'file',
    ...{ paths, excludePaths, formats, followSymlinks, followSymlinkDirs },
    preset: source.preset ?? null,
    refreshIntervalMs: source.refreshInterval ?? filePoll.interval,
    skipUnchanged: filePoll.skipUnchanged,
  };
}

/** The configuration of an agent that was given none: every default, and no source. */
export function defaultConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  return toConfig(configSchema.parse({}), environment);
}
