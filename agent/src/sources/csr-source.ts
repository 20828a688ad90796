import { type CsrLocation, type Facts, objectOf } from '@notafter/core';
import type { CsrSourceConfig } from '../config/config.ts';
import { readBase64 } from '../formats/read-base64.ts';
import type { JsonObject } from '../kube/kube.ts';
import { checkHeld, useAnswer } from './cluster/check-held.ts';
import { createClusterSource } from './cluster/create-cluster-source.ts';
import { describeCollection } from './cluster/describe-collection.ts';
import { createHeldObjects } from './cluster/held-objects.ts';
import { at, textOf } from './cluster/json-body.ts';
import { objectFacts } from './cluster/object-facts.ts';
import { clientOfRequest } from './csr/client-of-request.ts';
import type { Source, SourceContext } from './source.ts';

const COLLECTION = {
  group: 'certificates.k8s.io',
  version: 'v1',
  resource: 'certificatesigningrequests',
  namespace: null,
} as const;

const COLLECTION_KEY = describeCollection(COLLECTION);

/** Certificates that the cluster has issued to those who asked for them; each request is a location as long as it is there. */
export function createCsrSource(config: CsrSourceConfig, context: SourceContext): Source {
  const { name: source, cluster, owner } = config;
  const held = createHeldObjects();

  const locationOf = (name: string): CsrLocation => ({ source, cluster, node: '', kind: 'csr', name });

  function hold(collection: string, request: JsonObject): void {
    const location = locationOf(request.name);
    const base64 = textOf(at(request.body, 'status', 'certificate'));
    const places = base64 === '' ? [] : [{ location, reading: readBase64(base64) }];
    const facts: Facts = {
      usedBy: [clientOfRequest(request.body)],
      ...objectFacts(request, { owner, exposeLabels: [] }),
    };
    held.hold(collection, objectOf(location), places, facts);
  }

  return createClusterSource(config, context, {
    looksAt: ['issued CertificateSigningRequests'],
    begin(session) {
      held.begin(session.sink);
      session.followObjects(COLLECTION, {
        changed: (request) => hold(COLLECTION_KEY, request),
        deleted: ({ name }) => held.drop(COLLECTION_KEY, objectOf(locationOf(name))),
        complete: () => held.complete(COLLECTION_KEY),
      });
    },
    async check(location, { cluster: server, log }) {
      if (location.kind === 'csr') {
        await checkHeld({
          ...{ held, object: objectOf(location), log },
          get: (use) => useAnswer(server.getObject(COLLECTION, location.name), use),
          hold,
        });
      }
    },
  });
}
