import type { FileSourceConfig, KubeconfigSourceConfig } from './config.ts';

const BASE = { node: '', root: '', pathMappings: [], refreshIntervalMs: 30_000, policy: {} } as const;

/** A file source as a configuration gives it that names nothing but its paths. */
export const FILE_SOURCE_DEFAULTS: Omit<FileSourceConfig, 'name' | 'paths'> = {
  ...BASE,
  kind: 'file',
  excludePaths: [],
  preset: null,
  formats: ['pem'],
  followSymlinks: true,
  followSymlinkDirs: false,
  skipUnchanged: true,
};

export const KUBECONFIG_SOURCE_DEFAULTS: Omit<KubeconfigSourceConfig, 'name' | 'paths'> = {
  ...BASE,
  kind: 'kubeconfig',
};
