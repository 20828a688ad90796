import type { ExpiryPolicy, Policy } from '@notafter/core';

export const FORMATS = ['pem', 'der', 'pkcs12', 'jks', 'crl'] as const;
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
  /** Of keystores, tried in this order; only the empty one when there are none. */
  readonly passphrases: readonly PassphraseConfig[];
  readonly followSymlinks: boolean;
  readonly followSymlinkDirs: boolean;
  /** Reads a file only when its stat or lstat changed. */
  readonly skipUnchanged: boolean;
}

export interface KubeconfigSourceConfig extends SourceBase {
  readonly kind: 'kubeconfig';
  readonly paths: readonly string[];
}

/** Labels that name the owner of an object, the first that it has. */
export interface OwnerConfig {
  readonly labels: readonly string[];
}

/** What every source that asks an API server has. */
interface ClusterSourceBase extends Pick<SourceBase, 'name' | 'policy'> {
  /** Labels that name the owner of an object or of its namespace: those of the configuration. */
  readonly owner: OwnerConfig;
  /** Name of the cluster that it speaks of: its own, else the configuration's. */
  readonly cluster: string;
  /** Path of a kubeconfig; empty: `KUBECONFIG`, else the service account of the pod, else `~/.kube/config`. */
  readonly kubeconfig: string;
  /** Context of the kubeconfig; empty for its current one. */
  readonly context: string;
  /** Objects a page of a LIST. */
  readonly listPageSize: number;
  /** A fresh LIST after this time, though the watch is alive. */
  readonly resyncMs: number;
}

/** Names by shell glob, labels as `key` or `key=value`; empty lists ask for nothing. */
export interface SelectionRules {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly includeLabels: readonly string[];
  readonly excludeLabels: readonly string[];
}

/** Where the passphrase of keystores stands; all that are given are tried, and the empty one when `tryEmpty`. */
export interface PassphraseConfig {
  readonly passphrase: string | null;
  readonly passphraseFile: string | null;
  /** Name of an environment variable of the agent. */
  readonly passphraseEnv: string | null;
  /** A key of the same object, or of a Secret of its namespace (`name/key`) or of any (`namespace/name/key`). */
  readonly passphraseKey: string | null;
  readonly tryEmpty: boolean;
}

/** One type of Secret and the keys of it that are read; regular expressions, unanchored, run with RE2 semantics. */
export interface SecretTypeRule {
  readonly type: string;
  readonly keyPatterns: readonly string[];
  readonly formats: readonly Format[];
  /** Of keystores, tried in this order; only the empty one when there are none. */
  readonly passphrases: readonly PassphraseConfig[];
}

export interface KubernetesSourceConfig extends ClusterSourceBase {
  readonly kind: 'kubernetes';
  readonly namespaces: SelectionRules;
  readonly secrets:
    | (SelectionRules & {
        readonly types: readonly SecretTypeRule[];
        /** Well-known Secrets of authorities that are of type Opaque: cert-manager's, linkerd's, istio's. */
        readonly wellKnown: boolean;
        /** Kubeconfigs inside Secrets: Cluster API's `*-kubeconfig`, Argo CD's clusters. */
        readonly kubeconfigs: boolean;
        readonly exposeLabels: readonly string[];
      })
    | null;
  readonly configMaps:
    | (SelectionRules & {
        readonly keyPatterns: readonly string[];
        readonly formats: readonly Format[];
        readonly passphrases: readonly PassphraseConfig[];
        readonly exposeLabels: readonly string[];
      })
    | null;
  /** What is asked who uses a Secret: each costs a watch and a right. */
  readonly usedBy: {
    readonly ingresses: boolean;
    readonly gateways: boolean;
    readonly pods: boolean;
    /** Webhooks, APIServices and definitions whose caBundle cert-manager fills in. */
    readonly webhooks: boolean;
  };
  /** Nodes without an agent, as findings `unwatched`. */
  readonly blindSpots: boolean;
}

export const CABUNDLE_RESOURCES = ['mutating', 'validating', 'apiservice', 'crdConversion'] as const;
export type CaBundleResource = (typeof CABUNDLE_RESOURCES)[number];

export interface CaBundleSourceConfig extends ClusterSourceBase {
  readonly kind: 'cabundle';
  readonly resources: readonly CaBundleResource[];
  readonly rules: SelectionRules;
  readonly exposeLabels: readonly string[];
}

export interface CsrSourceConfig extends ClusterSourceBase {
  readonly kind: 'csr';
}

export interface CertManagerSourceConfig extends ClusterSourceBase {
  readonly kind: 'certmanager';
  /** Empty for all. */
  readonly namespaces: readonly string[];
  /** Where cert-manager looks for the Secrets of ClusterIssuers, as its flag --cluster-resource-namespace. */
  readonly clusterResourceNamespace: string;
}

/** Sources that ask an API server. */
export type ClusterSourceConfig =
  KubernetesSourceConfig | CaBundleSourceConfig | CsrSourceConfig | CertManagerSourceConfig;

export type SourceConfig = FileSourceConfig | KubeconfigSourceConfig | ClusterSourceConfig;

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
  readonly owner: OwnerConfig;
  readonly sources: readonly SourceConfig[];
}
