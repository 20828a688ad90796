import type { KubernetesSourceConfig } from '../config/config.ts';
import { followNodes } from './blind-spots/follow-nodes.ts';
import { createClusterSource } from './cluster/create-cluster-source.ts';
import { followNamespaces } from './cluster/follow-namespaces.ts';
import { createHeldObjects } from './cluster/held-objects.ts';
import { createObjectChecker } from './kubernetes/check-object.ts';
import { createConfigMapFollower } from './kubernetes/follow-config-maps.ts';
import { createSecretFollower } from './kubernetes/follow-secrets.ts';
import { withNamespaceFacts } from './kubernetes/namespace-facts.ts';
import type { Source, SourceContext } from './source.ts';
import { createUseFollower } from './uses/create-use-follower.ts';

/** Certificates in Secrets and ConfigMaps; each key is a location, and each entry of a keystore there one more. */
export function createKubernetesSource(config: KubernetesSourceConfig, context: SourceContext): Source {
  const { secrets, configMaps, namespaces } = config;
  const held = createHeldObjects();
  const followers = [
    ...(secrets === null ? [] : [createSecretFollower(config, secrets, held)]),
    ...(configMaps === null ? [] : [createConfigMapFollower(config, configMaps, held)]),
  ];
  const uses = createUseFollower(config.usedBy);
  const check = createObjectChecker(held, followers);
  return createClusterSource(config, context, {
    looksAt: [...followers, uses].flatMap(({ looksAt }) => looksAt),
    begin(session) {
      held.begin(withNamespaceFacts(session, uses.begin(session), config));
      if (config.blindSpots) {
        followNodes(session);
      }
      followNamespaces(session, namespaces, (scope) =>
        [...followers, uses].forEach((follower) => follower.follow(session, scope))
      );
    },
    check,
  });
}
