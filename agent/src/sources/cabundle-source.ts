import { type CaBundleLocation, objectOf } from '@notafter/core';
import type { CaBundleSourceConfig } from '../config/config.ts';
import type { JsonObject } from '../kube/kube.ts';
import { BUNDLE_RESOURCES, type BundleResource } from './cabundle/bundle-resources.ts';
import { checkHeld, useAnswer } from './cluster/check-held.ts';
import type { ClusterSession } from './cluster/cluster-session.ts';
import { createClusterSource } from './cluster/create-cluster-source.ts';
import { describeCollection } from './cluster/describe-collection.ts';
import { createHeldObjects } from './cluster/held-objects.ts';
import { objectFacts } from './cluster/object-facts.ts';
import { readBase64 } from '../formats/read-base64.ts';
import { labelSelectorOf, selectNames } from './cluster/selection.ts';
import type { Source, SourceContext } from './source.ts';

/** The authorities by which the API server trusts webhooks and extension API servers; each bundle is a location. */
export function createCabundleSource(config: CaBundleSourceConfig, context: SourceContext): Source {
  const { name: source, cluster, owner, rules, exposeLabels } = config;
  const resources = config.resources.map((resource) => BUNDLE_RESOURCES[resource]);
  const held = createHeldObjects();
  const selects = selectNames(rules);
  const labelSelector = labelSelectorOf(rules);

  const locationOf = (resourceKind: string, name: string, entry?: string): CaBundleLocation => ({
    ...{ source, cluster, node: '', kind: 'cabundle', resourceKind, name },
    ...(entry === undefined ? {} : { entry }),
  });

  function hold(key: string, { kind, bundlesOf }: BundleResource, object: JsonObject): void {
    const places = bundlesOf(object.body).map(({ entry, base64 }) => ({
      location: locationOf(kind, object.name, entry),
      reading: readBase64(base64),
    }));
    held.hold(key, objectOf(locationOf(kind, object.name)), places, objectFacts(object, { owner, exposeLabels }));
  }

  function follow(session: ClusterSession, resource: BundleResource): void {
    const collection = { ...resource.collection, ...(labelSelector === null ? {} : { labelSelector }) };
    const key = describeCollection(collection);
    const drop = ({ name }: { name: string }) => held.drop(key, objectOf(locationOf(resource.kind, name)));
    session.followObjects(collection, {
      changed: (object) => (selects(object.name) ? hold(key, resource, object) : drop(object)),
      deleted: drop,
      complete: () => held.complete(key),
    });
  }

  return createClusterSource(config, context, {
    looksAt: resources.map(({ kind }) => `caBundle of ${kind}s`),
    begin(session) {
      held.begin(session.sink);
      resources.forEach((resource) => follow(session, resource));
    },
    async check(location, { cluster: server, log }) {
      const resource = resources.find(({ kind }) => location.kind === 'cabundle' && location.resourceKind === kind);
      if (resource !== undefined && location.kind === 'cabundle') {
        await checkHeld<JsonObject>({
          ...{ held, object: objectOf(location), log },
          get: (use) => useAnswer(server.getObject(resource.collection, location.name), use),
          hold: (collection, object) => hold(collection, resource, object),
        });
      }
    },
  });
}
