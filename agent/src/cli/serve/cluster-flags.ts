import { type Command, InvalidArgumentError } from 'commander';
import {
  type Config,
  FORMATS,
  type KubernetesSourceConfig,
  type SecretTypeRule,
  type SelectionRules,
} from '../../config/config.ts';
import { patternFault } from '../../config/schema/pattern.ts';
import { EVERYTHING, KUBERNETES_SOURCE_DEFAULTS } from '../../config/source-defaults.ts';
import { collect } from './collect.ts';

/** What `serve` was told about a cluster, with the names of x509-certificate-exporter. */
export interface ClusterFlags {
  readonly watchKubeSecrets?: boolean;
  readonly kubeconfig?: string;
  readonly secretType?: readonly SecretTypeFlag[];
  readonly configmapKeys?: readonly string[];
  readonly includeNamespace?: readonly string[];
  readonly excludeNamespace?: readonly string[];
  readonly includeNamespaceLabel?: readonly string[];
  readonly excludeNamespaceLabel?: readonly string[];
  readonly includeLabel?: readonly string[];
  readonly excludeLabel?: readonly string[];
  readonly exposeSecretLabel?: readonly string[];
  readonly maxCacheDuration?: string;
  readonly kubeApiRateLimitQps?: string;
  readonly kubeApiRateLimitBurst?: string;
}

interface SecretTypeFlag {
  readonly type: string;
  readonly keyPattern: string;
}

export function addClusterFlags(command: Command): void {
  command
    .optionsGroup('What to watch in a cluster:')
    .option('--watch-kube-secrets', 'the TLS Secrets of a cluster, or what -s and -c name')
    .option('--kubeconfig <file>', 'how to reach it (default: KUBECONFIG, this pod’s service account, ~/.kube/config)')
    .option('-s, --secret-type <type:regex>', 'a type of Secret and the keys to read (repeatable)', collectSecretType)
    .option('-c, --configmap-keys <key>', 'a key of ConfigMaps to read (repeatable)', collect)
    .option('--include-namespace <name>', 'look into this namespace only (repeatable)', collect)
    .option('--exclude-namespace <name>', 'leave this namespace out (repeatable)', collect)
    .option('--include-namespace-label <label>', 'namespaces with this key or key=value (repeatable)', collect)
    .option('--exclude-namespace-label <label>', 'namespaces without it (repeatable)', collect)
    .option('--include-label <label>', 'Secrets with this key or key=value (repeatable)', collect)
    .option('--exclude-label <label>', 'Secrets without it (repeatable)', collect)
    .option('--expose-secret-label <label>', 'make this label of Secrets one of their metrics (repeatable)', collect);
  for (const flags of NO_EFFECT) {
    command.addOption(command.createOption(flags, 'of x509-certificate-exporter: no effect').hideHelp());
  }
}

/** A watch needs no cache, and our requests no limit. */
const NO_EFFECT = [
  '--max-cache-duration <duration>',
  '--kube-api-rate-limit-qps <number>',
  '--kube-api-rate-limit-burst <number>',
];

/** The source that the flags ask for; null when they ask for none. */
export function clusterFlagSource(flags: ClusterFlags, { cluster, owner }: Config): KubernetesSourceConfig | null {
  const { watchKubeSecrets, secretType, configmapKeys } = flags;
  if (!watchKubeSecrets && secretType === undefined && configmapKeys === undefined) {
    return null;
  }
  return {
    ...KUBERNETES_SOURCE_DEFAULTS,
    ...{ name: 'cli-kube', cluster, owner, kubeconfig: flags.kubeconfig ?? '' },
    namespaces: selectionOf(
      { include: flags.includeNamespace, exclude: flags.excludeNamespace },
      { includeLabels: flags.includeNamespaceLabel, excludeLabels: flags.excludeNamespaceLabel }
    ),
    secrets: configmapKeys === undefined || secretType !== undefined || watchKubeSecrets ? secretsOf(flags) : null,
    configMaps: configmapKeys === undefined ? null : configMapsOf(configmapKeys),
  };
}

function secretsOf({ secretType, includeLabel, excludeLabel, exposeSecretLabel }: ClusterFlags) {
  const { secrets } = KUBERNETES_SOURCE_DEFAULTS;
  return {
    ...secrets,
    ...selectionOf({}, { includeLabels: includeLabel, excludeLabels: excludeLabel }),
    types: secretType === undefined ? secrets.types : secretTypes(secretType),
    exposeLabels: exposeSecretLabel ?? [],
  };
}

type List = readonly string[] | undefined;

function selectionOf(
  { include = [], exclude = [] }: { include?: List; exclude?: List },
  { includeLabels = [], excludeLabels = [] }: { includeLabels?: List; excludeLabels?: List }
): SelectionRules {
  return { include, exclude, includeLabels, excludeLabels };
}

function secretTypes(flags: readonly SecretTypeFlag[]): SecretTypeRule[] {
  const patterns = Map.groupBy(flags, ({ type }) => type);
  return Array.from(patterns, ([type, rules]) => ({
    type,
    keyPatterns: rules.map(({ keyPattern }) => keyPattern),
    formats: FORMATS,
    passphrases: [],
  }));
}

function configMapsOf(keys: readonly string[]): KubernetesSourceConfig['configMaps'] {
  const keyPatterns = keys.map((key) => `^${key.replaceAll(/[^A-Za-z0-9_-]/g, '\\$&')}$`);
  return { ...EVERYTHING, keyPatterns, formats: FORMATS, passphrases: [], exposeLabels: [] };
}

function collectSecretType(value: string, earlier: readonly SecretTypeFlag[] = []): SecretTypeFlag[] {
  const at = value.indexOf(':');
  const [type, keyPattern] = [value.slice(0, at), value.slice(at + 1)];
  const fault = at < 1 ? 'It must be TYPE:REGEX, like kubernetes.io/tls:^tls\\.crt$.' : patternFault(keyPattern);
  if (fault !== null) {
    throw new InvalidArgumentError(at < 1 ? fault : `Its regular expression ${fault}.`);
  }
  return [...earlier, { type, keyPattern }];
}
