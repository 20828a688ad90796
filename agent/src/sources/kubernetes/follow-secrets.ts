import type { KubernetesSourceConfig } from '../../config/config.ts';
import type { Collection, ObjectMeta } from '../../kube/kube.ts';
import type { HeldObjects } from '../cluster/held-objects.ts';
import { NO_FACTS } from '../cluster/object-annotations.ts';
import { objectFacts } from '../cluster/object-facts.ts';
import { labelSelectorOf, selectNames } from '../cluster/selection.ts';
import { createDataHolder } from './create-data-holder.ts';
import { type DataFollower, followData, followMetadataThenData } from './follow-data.ts';
import { keysOfRules, keysOfTypes, secretRules } from './object-rules.ts';
import { secretFacts } from './secret-facts.ts';

/** Not looked through for well-known names: these never hold certificates, and there are many of them. */
const OTHER_TYPES = [
  'helm.sh/release.v1',
  'kubernetes.io/dockercfg',
  'kubernetes.io/dockerconfigjson',
  'kubernetes.io/service-account-token',
];

/** Secrets of the configured types, one stream each, and those that are read for their name or label. */
export function createSecretFollower(
  config: KubernetesSourceConfig,
  secrets: NonNullable<KubernetesSourceConfig['secrets']>,
  held: HeldObjects
): DataFollower {
  const { wellKnown, kubeconfigs, exposeLabels } = secrets;
  const keysOfType = keysOfTypes(secrets);
  const types = [...keysOfType.keys()];
  const rules = secretRules(secrets);
  const selectsName = selectNames(secrets);
  const labelSelector = labelSelectorOf(secrets);
  const factsOptions = { owner: config.owner, exposeLabels };
  const holder = createDataHolder({
    ...{ config, kind: 'secret', resource: 'secrets', held },
    keysOf(secret) {
      const ofType = keysOfType.get(secret.type);
      const ofRules = keysOfRules(rules, secret);
      return ofType === undefined ? ofRules : ofRules.length === 0 ? ofType : [...ofType, ...ofRules];
    },
    factsOf(secret) {
      const own = secretFacts(secret);
      const told = objectFacts(secret, factsOptions);
      return told === NO_FACTS ? own : { ...own, ...told };
    },
  });

  const collectionOf = (namespace: string | null, fieldSelector: string): Collection => ({
    ...holder.collectionOf(namespace),
    ...(labelSelector === null ? {} : { labelSelector }),
    fieldSelector,
  });

  return {
    looksAt: [
      ...types.map((type) => `Secrets of type ${type}`),
      ...(wellKnown ? ['Secrets of well-known authorities'] : []),
      ...(kubeconfigs ? ['kubeconfigs in Secrets'] : []),
    ],
    holder,
    follow(session, scope) {
      for (const type of types) {
        const collection = collectionOf(scope.namespace, `type=${escapeValue(type)}`);
        followData(session, scope, { collection, held, holder, selects: ({ name }) => selectsName(name) });
      }
      if (rules.length > 0) {
        const others = [...new Set([...types, ...OTHER_TYPES])].map((type) => `type!=${escapeValue(type)}`);
        const collection = collectionOf(scope.namespace, others.join(','));
        const selects = (secret: ObjectMeta) => selectsName(secret.name) && rules.some((rule) => rule.claims(secret));
        followMetadataThenData(session, scope, { collection, held, holder, selects });
      }
    },
  };
}

/** A value in a field selector. */
function escapeValue(value: string): string {
  return value.replaceAll(/[\\,=]/g, String.raw`\$&`);
}
