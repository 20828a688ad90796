import type { KubernetesSourceConfig } from '../../config/config.ts';
import type { ObjectMeta } from '../../kube/kube.ts';
import { ARGOCD_CONFIG } from './argocd-keys.ts';
import { certificateKeys } from './certificate-keys.ts';
import type { KeyRule } from './key-reader.ts';
import { kubeconfigKey } from './kubeconfig-keys.ts';
import { WELL_KNOWN_SECRETS } from './well-known-secrets.ts';

/** What is read of some Secrets, whatever their type. */
export interface SecretRule {
  /** By name and label alone. */
  claims(secret: Pick<ObjectMeta, 'name' | 'labels'>): boolean;
  readonly keys: readonly KeyRule[];
}

type Secrets = NonNullable<KubernetesSourceConfig['secrets']>;

/** The keys that are read of a Secret of a configured type. */
export function keysOfTypes({ types }: Secrets): ReadonlyMap<string, readonly KeyRule[]> {
  return new Map(
    types.map(({ type, keyPatterns, formats, passphrases }) => [
      type,
      [certificateKeys(keyPatterns, formats, passphrases)],
    ])
  );
}

const NO_KEYS: readonly KeyRule[] = [];

/** The keys that are read of a Secret for its name or label. */
export function keysOfRules(
  rules: readonly SecretRule[],
  secret: Pick<ObjectMeta, 'name' | 'labels'>
): readonly KeyRule[] {
  let keys = NO_KEYS;
  for (const rule of rules) {
    keys = rule.claims(secret) ? [...keys, ...rule.keys] : keys;
  }
  return keys;
}

/** Secrets that are read for what they are, and not for their type. */
export function secretRules({ wellKnown, kubeconfigs }: Secrets): readonly SecretRule[] {
  return [...(wellKnown ? WELL_KNOWN : []), ...(kubeconfigs ? KUBECONFIGS : [])];
}

const PEM_ONLY = ['pem'] as const;

const WELL_KNOWN: readonly SecretRule[] = Object.entries(WELL_KNOWN_SECRETS).map(([wellKnown, keys]) => ({
  claims: ({ name }) => name === wellKnown,
  keys: [{ ...certificateKeys(['.'], PEM_ONLY, []), matches: (key) => keys.includes(key) }],
}));

/** Cluster API's: https://cluster-api.sigs.k8s.io/developer/providers/contracts/control-plane */
const CLUSTER_LABEL = 'cluster.x-k8s.io/cluster-name';
const ARGOCD_LABEL = 'argocd.argoproj.io/secret-type';

const KUBECONFIGS: readonly SecretRule[] = [
  {
    claims: ({ name, labels }) => labels[CLUSTER_LABEL] !== undefined && name.endsWith('-kubeconfig'),
    keys: [kubeconfigKey('value')],
  },
  {
    claims: ({ name, labels }) => labels[CLUSTER_LABEL] !== undefined && /-(?:ca|etcd|proxy)$/.test(name),
    keys: [certificateKeys([String.raw`^tls\.crt$`], PEM_ONLY, [])],
  },
  { claims: ({ labels }) => labels[ARGOCD_LABEL] === 'cluster', keys: [ARGOCD_CONFIG] },
];
