import type { CertManagerSourceConfig } from '../../config/config.ts';
import type { Collection, JsonObject } from '../../kube/kube.ts';
import type { ClusterSession } from '../cluster/cluster-session.ts';
import { readCertificate } from './certificate.ts';
import { type IssuanceRecords, createIssuanceRecords } from './issuance-records.ts';
import { readIssuer } from './issuer.ts';
import { CERT_MANAGER_RESOURCES, type CertManagerResource, type IssuingKind } from './resources.ts';
import { readStep } from './step.ts';
import type { SecretTeller } from './tell-secrets.ts';

/** What is asked for: issuers of the whole cluster only where all of it is looked at, since a Role cannot allow them. */
export function collectionsOf(
  namespaces: readonly string[]
): ReadonlyArray<{ readonly resource: CertManagerResource; readonly collection: Collection }> {
  return CERT_MANAGER_RESOURCES.flatMap((resource) => {
    const inNamespaces = resource.isNamespaced ? [...new Set(namespaces)] : [];
    const scopes = namespaces.length === 0 ? [null] : inNamespaces;
    return scopes.map((namespace) => ({ resource, collection: collectionOf(resource, namespace) }));
  });
}

export function collectionOf({ group, versions, resource }: CertManagerResource, namespace: string | null): Collection {
  return { group, version: versions[0], resource, namespace };
}

export function readRecord(
  kind: IssuingKind,
  object: JsonObject,
  { owner, clusterResourceNamespace }: Pick<CertManagerSourceConfig, 'owner' | 'clusterResourceNamespace'>
) {
  switch (kind) {
    case 'Certificate':
      return readCertificate(object, owner);
    case 'Issuer':
    case 'ClusterIssuer':
      return readIssuer(kind, object, clusterResourceNamespace);
    default:
      return readStep(kind, object);
  }
}

/** Follows all that is asked for; what is known of Secrets is told once each was told, or is known to be out of reach. */
export function followCertManager(
  session: ClusterSession,
  config: CertManagerSourceConfig,
  teller: SecretTeller
): IssuanceRecords {
  const collections = collectionsOf(config.namespaces);
  const waiting = new Set(collections.map(({ collection }) => collection));
  /** Of issuers: which were told completely. */
  const complete = new Set<Collection>();
  const records = createIssuanceRecords((kind, namespace) =>
    collections.some(
      ({ resource, collection }) =>
        resource.kind === kind && complete.has(collection) && [null, namespace].includes(collection.namespace)
    )
  );

  function settle(collection: Collection): void {
    waiting.delete(collection);
    if (waiting.size === 0) {
      teller.complete();
    }
  }

  teller.begin(session.sink, records);
  for (const { resource, collection } of collections) {
    const { kind } = resource;
    session.followObjects(
      collection,
      {
        changed: (object) => teller.changed(records.set(readRecord(kind, object, config))),
        deleted: ({ namespace, name }) => void teller.changed(records.delete({ kind, namespace, name })),
        complete() {
          complete.add(collection);
          settle(collection);
        },
        notServed: () => settle(collection),
        failed: (reason) => reason === 'forbidden' && settle(collection),
      },
      { isCustom: true, isOptional: kind !== 'Certificate' }
    );
  }
  return records;
}
