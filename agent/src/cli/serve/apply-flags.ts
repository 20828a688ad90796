import path from 'node:path';
import type { Config, FileSourceConfig, KubeconfigSourceConfig, SourceConfig } from '../../config/config.ts';
import { FILE_SOURCE_DEFAULTS, KUBECONFIG_SOURCE_DEFAULTS } from '../../config/source-defaults.ts';
import { clusterFlagSource } from './cluster-flags.ts';
import type { ServeFlags } from './serve-flags.ts';

/** The configuration with what the command line adds to it: sources after those of the file, and settings over it. */
export function applyFlags(config: Config, flags: ServeFlags): Config {
  const added = flagSources(flags).map((source) => ({ ...source, node: config.node }));
  const cluster = clusterFlagSource(flags, config);
  return {
    ...config,
    server: { ...config.server, listen: flags.listenAddress ?? config.server.listen },
    log: { ...config.log, level: flags.debug ? 'debug' : config.log.level },
    metrics: {
      ...config.metrics,
      exposeRelative: flags.exposeRelativeMetrics ?? config.metrics.exposeRelative,
      exposePerCertError: flags.exposePerCertErrorMetrics ?? config.metrics.exposePerCertError,
      trimPathComponents: flags.trimPathComponents ?? config.metrics.trimPathComponents,
    },
    sources: withUniqueNames([...config.sources, ...added, ...(cluster === null ? [] : [cluster])]),
  };
}

type FlagSource = FileSourceConfig | KubeconfigSourceConfig;

function flagSources({ watchFile, watchDir, watchKubeconf, skipSymlinks }: ServeFlags): FlagSource[] {
  const file = { ...FILE_SOURCE_DEFAULTS, followSymlinks: !skipSymlinks };
  const sources: FlagSource[] = (watchDir ?? []).map((directory) => ({
    ...file,
    name: `cli-dir-${slugOf(directory)}`,
    paths: [path.join(directory, '*')],
  }));
  if (watchFile) {
    sources.unshift({ ...file, name: 'cli-files', paths: watchFile });
  }
  if (watchKubeconf) {
    sources.push({ ...KUBECONFIG_SOURCE_DEFAULTS, name: 'cli-kubeconf', paths: watchKubeconf });
  }
  return sources;
}

function slugOf(directory: string): string {
  return directory.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'root';
}

/** `name`, `name-2`, `name-3`: two directories may have one slug. */
function withUniqueNames(sources: readonly SourceConfig[]): SourceConfig[] {
  const taken = new Set<string>();
  return sources.map((source) => {
    let name = source.name;
    for (let count = 2; taken.has(name); count++) {
      name = `${source.name}-${count}`;
    }
    taken.add(name);
    return { ...source, name };
  });
}
