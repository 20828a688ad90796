import {
  CABUNDLE_RESOURCES,
  type ClusterSourceConfig,
  FORMATS,
  type Format,
  type KubernetesSourceConfig,
  type OwnerConfig,
  type SelectionRules,
  type SourceConfig,
} from './config.ts';
import type { KubernetesSourceInput } from './schema/kubernetes-source.ts';
import type { SourceInput } from './schema/source.ts';
import { CLUSTER_SOURCE_DEFAULTS } from './source-defaults.ts';
import { toPassphrases } from './to-passphrases.ts';

type ClusterSourceInput = Exclude<SourceInput, { kind: 'file' | 'kubeconfig' }>;

/** The API server gives no longer pages than this. */
const LONGEST_PAGE = 1000;

/** A source that asks an API server, with every default filled in. */
export function toClusterSource(
  source: ClusterSourceInput,
  policy: SourceConfig['policy'],
  surroundings: { readonly cluster: string; readonly owner: OwnerConfig }
): ClusterSourceConfig {
  const base = {
    ...{ name: source.name, policy, owner: surroundings.owner },
    cluster: source.cluster ?? surroundings.cluster,
    ...{ kubeconfig: source.kubeconfig, context: source.context },
    listPageSize: Math.min(source.listPageSize || CLUSTER_SOURCE_DEFAULTS.listPageSize, LONGEST_PAGE),
    resyncMs: source.refreshInterval,
  };
  switch (source.kind) {
    case 'kubernetes':
      return { ...base, kind: 'kubernetes', ...kubernetesParts(source) };
    case 'cabundle': {
      const { resources, exposeLabels, ...rules } = source.cabundles;
      const wanted = CABUNDLE_RESOURCES.filter((resource) => resources[resource]);
      return { ...base, kind: 'cabundle', resources: wanted, rules: withoutStars(rules), exposeLabels };
    }
    case 'csr':
      return { ...base, kind: 'csr' };
    case 'certmanager': {
      const { namespaces, clusterResourceNamespace } = source;
      return { ...base, kind: 'certmanager', namespaces: namespaces.include, clusterResourceNamespace };
    }
  }
}

function kubernetesParts({
  namespaces,
  secrets,
  configMaps,
  usedBy,
  blindSpots,
}: KubernetesSourceInput): Pick<
  KubernetesSourceConfig,
  'namespaces' | 'secrets' | 'configMaps' | 'usedBy' | 'blindSpots'
> {
  return {
    namespaces: withoutStars(namespaces),
    secrets: secrets === undefined ? null : secretParts(secrets),
    configMaps: configMaps === undefined ? null : configMapParts(configMaps),
    usedBy,
    blindSpots,
  };
}

function secretParts(secrets: NonNullable<KubernetesSourceInput['secrets']>): KubernetesSourceConfig['secrets'] {
  const { wellKnown, kubeconfigs, exposeLabels } = secrets;
  const types = secrets.types.map((rule) => ({
    type: rule.type,
    keyPatterns: rule.keyPatterns,
    formats: formatsOf(rule),
    passphrases: toPassphrases([rule.pkcs12, rule.jks]),
  }));
  return { ...withoutStars(secrets), types, wellKnown, kubeconfigs, exposeLabels };
}

function configMapParts(
  configMaps: NonNullable<KubernetesSourceInput['configMaps']>
): KubernetesSourceConfig['configMaps'] {
  const { keyPatterns, exposeLabels } = configMaps;
  const formats = formatsOf(configMaps);
  const passphrases = toPassphrases([configMaps.pkcs12, configMaps.jks]);
  return { ...withoutStars(configMaps), keyPatterns, formats, passphrases, exposeLabels };
}

function formatsOf(rule: { readonly format?: Format | undefined; readonly formats?: readonly Format[] | undefined }) {
  return rule.formats ?? (rule.format === undefined ? FORMATS : [rule.format]);
}

/** `["*"]` includes what no rule includes. */
function withoutStars({ include, exclude, includeLabels, excludeLabels }: SelectionRules): SelectionRules {
  return { include: include.includes('*') ? [] : include, exclude, includeLabels, excludeLabels };
}
