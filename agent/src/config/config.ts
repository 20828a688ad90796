import type { ExpiryPolicy, Policy } from '@notafter/core';

export const FORMATS = ['pem', 'der'] as const;
export type Format = (typeof FORMATS)[number];

export const PRESETS = ['kubeadm', 'kubekey', 'k3s', 'rke2', 'k0s', 'microk8s', 'talos', 'openshift'] as const;
export type PresetName = (typeof PRESETS)[number];

export interface PathMapping {
  readonly from: string;
  readonly to: string;
}

interface SourceBase {
  readonly name: string;
  /** The node it speaks of: its own, else the configuration's, else NODE_NAME; empty when unknown. */
  readonly node: string;
  /** Where the host's file system is mounted; paths are shown without it. Empty on the host itself. */
  readonly root: string;
  readonly pathMappings: readonly PathMapping[];
  readonly refreshIntervalMs: number;
  /** Overrides parts of the global policy. */
  readonly policy: Partial<ExpiryPolicy> & { readonly ca?: Partial<ExpiryPolicy> };
}

export interface FileSourceConfig extends SourceBase {
  readonly kind: 'file';
  /** Literal paths and globs, as seen on the host. */
  readonly paths: readonly string[];
  readonly excludePaths: readonly string[];
  readonly preset: PresetName | null;
  readonly formats: readonly Format[];
  readonly followSymlinks: boolean;
  readonly followSymlinkDirs: boolean;
  /** Reads a file only when its stat or lstat changed. */
  readonly skipUnchanged: boolean;
}

export interface KubeconfigSourceConfig extends SourceBase {
  readonly kind: 'kubeconfig';
  readonly paths: readonly string[];
}

export type SourceConfig = FileSourceConfig | KubeconfigSourceConfig;

export interface MetricsConfig {
  readonly exposeRelative: boolean;
  readonly exposePerCertError: boolean;
  readonly exposeNotBefore: boolean;
  readonly exposeExpired: boolean;
  readonly exposeDiagnostics: boolean;
  /** Of C, ST, L, O, OU, CN; empty means all six. */
  readonly exposeSubjectFields: readonly string[];
  readonly exposeIssuerFields: readonly string[];
  readonly trimPathComponents: number;
  readonly collisionDiscriminator: 'auto' | 'always' | 'never';
  readonly collisionDiscriminatorLength: number;
}

/** What the agent runs on: every default filled in, every duration in milliseconds. */
export interface Config {
  readonly cluster: string;
  readonly node: string;
  readonly server: { readonly listen: string; readonly readTimeoutMs: number; readonly writeTimeoutMs: number };
  readonly log: { readonly level: 'debug' | 'info' | 'warn' | 'error'; readonly format: 'text' | 'json' };
  readonly metrics: MetricsConfig;
  readonly policy: Policy;
  readonly sources: readonly SourceConfig[];
}
