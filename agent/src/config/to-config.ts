import { DEFAULT_POLICY, type Policy } from '@notafter/core';
import type { Config } from './config.ts';
import { mergePolicy } from './merge-policy.ts';
import { type ConfigInput, configSchema } from './schema/config-schema.ts';
import type { PolicyInput } from './schema/policy.ts';
import { definedPolicy, toSource } from './to-source.ts';

/** Fills every default in. NODE_NAME, which a DaemonSet sets, names the node where the file does not. */
export function toConfig(input: ConfigInput, environment: Readonly<Record<string, string | undefined>>): Config {
  const { cluster, server, log, metrics, owner } = input;
  const { compat: _, ...metricsConfig } = metrics;
  const node = input.node ?? environment.NODE_NAME ?? '';
  return {
    cluster,
    node,
    server: { listen: server.listen, readTimeoutMs: server.readTimeout, writeTimeoutMs: server.writeTimeout },
    log: { level: log.level, format: log.format },
    metrics: metricsConfig,
    policy: toPolicy(input.policy),
    owner,
    sources: input.sources.map((source) => toSource(source, { cluster, node, owner, filePoll: input.cache.filePoll })),
  };
}

function toPolicy({ ca, maxLifetime, ...leaf }: PolicyInput): Policy {
  return { ...mergePolicy(DEFAULT_POLICY, definedPolicy({ ...leaf, ca })), maxLifetimeMs: maxLifetime ?? null };
}

/** The configuration of an agent that was given none: every default, and no source. */
export function defaultConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  return toConfig(configSchema.parse({}), environment);
}
