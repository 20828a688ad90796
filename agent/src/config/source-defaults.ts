import {
  FORMATS,
  type FileSourceConfig,
  type KubeconfigSourceConfig,
  type KubernetesSourceConfig,
  type PassphraseConfig,
  type SelectionRules,
} from './config.ts';

const BASE = { node: '', root: '', pathMappings: [], refreshIntervalMs: 30_000, policy: {} } as const;

/** A file source as a configuration gives it that names nothing but its paths. */
export const FILE_SOURCE_DEFAULTS: Omit<FileSourceConfig, 'name' | 'paths'> = {
  ...BASE,
  kind: 'file',
  excludePaths: [],
  preset: null,
  formats: ['pem'],
  passphrases: [],
  followSymlinks: true,
  followSymlinkDirs: false,
  skipUnchanged: true,
};

export const KUBECONFIG_SOURCE_DEFAULTS: Omit<KubeconfigSourceConfig, 'name' | 'paths'> = {
  ...BASE,
  kind: 'kubeconfig',
};

export const DEFAULT_OWNER_LABELS = ['team', 'owner', 'app.kubernetes.io/part-of'] as const;

export const EVERYTHING: SelectionRules = { include: [], exclude: [], includeLabels: [], excludeLabels: [] };

export const NO_PASSPHRASE: PassphraseConfig = {
  passphrase: null,
  passphraseFile: null,
  passphraseEnv: null,
  passphraseKey: null,
  tryEmpty: true,
};

/** What every source that asks an API server has by default. */
export const CLUSTER_SOURCE_DEFAULTS = {
  policy: {},
  owner: { labels: DEFAULT_OWNER_LABELS },
  cluster: '',
  kubeconfig: '',
  context: '',
  listPageSize: 100,
  resyncMs: 30 * 60_000,
} as const;

/** A kubernetes source as a configuration gives it that says `secrets: {}` and no more. */
export const KUBERNETES_SOURCE_DEFAULTS: Omit<KubernetesSourceConfig, 'name'> & {
  readonly secrets: NonNullable<KubernetesSourceConfig['secrets']>;
} = {
  ...CLUSTER_SOURCE_DEFAULTS,
  kind: 'kubernetes',
  namespaces: EVERYTHING,
  secrets: {
    ...EVERYTHING,
    types: [{ type: 'kubernetes.io/tls', keyPatterns: ['^tls\\.crt$'], formats: FORMATS, passphrases: [] }],
    wellKnown: true,
    kubeconfigs: true,
    exposeLabels: [],
  },
  configMaps: null,
  usedBy: { ingresses: false, gateways: false, pods: false, webhooks: false },
  blindSpots: false,
};
