import type { KubernetesSourceConfig } from '../../config/config.ts';
import type { HeldObjects } from '../cluster/held-objects.ts';
import { objectFacts } from '../cluster/object-facts.ts';
import { labelSelectorOf, selectNames } from '../cluster/selection.ts';
import { certificateKeys } from './certificate-keys.ts';
import { createDataHolder } from './create-data-holder.ts';
import { type DataFollower, followData } from './follow-data.ts';

/** ConfigMaps, `data` and `binaryData`. */
export function createConfigMapFollower(
  config: KubernetesSourceConfig,
  configMaps: NonNullable<KubernetesSourceConfig['configMaps']>,
  held: HeldObjects
): DataFollower {
  const { keyPatterns, formats, passphrases, exposeLabels } = configMaps;
  const keys = [certificateKeys(keyPatterns, formats, passphrases)];
  const selectsName = selectNames(configMaps);
  const labelSelector = labelSelectorOf(configMaps);
  const holder = createDataHolder({
    ...{ config, kind: 'configmap', resource: 'configmaps', held },
    keysOf: () => keys,
    factsOf: (configMap) => objectFacts(configMap, { owner: config.owner, exposeLabels }),
  });
  return {
    looksAt: ['ConfigMaps'],
    holder,
    follow(session, scope) {
      const selector = labelSelector === null ? {} : { labelSelector };
      const collection = { ...holder.collectionOf(scope.namespace), ...selector };
      followData(session, scope, { collection, held, holder, selects: ({ name }) => selectsName(name) });
    },
  };
}
