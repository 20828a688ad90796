import type { ObjectMeta } from '../../kube/kube.ts';
import { at, textOf } from '../cluster/json-body.ts';
import type { ClusterSession } from '../cluster/cluster-session.ts';
import { followCustomUsers } from './follow-custom-users.ts';
import { completenessOf } from './follow-users.ts';
import { createIndirectUses } from './indirect-uses.ts';
import { injectedBundleOf } from './injected-bundle.ts';
import { nameText, secretOf, userText } from './use.ts';
import type { UseBook } from './use-book.ts';

const ADMISSION = 'admissionregistration.k8s.io';

/** What has a caBundle that cert-manager can fill in. */
export const INJECTED = [
  { kind: 'MutatingWebhookConfiguration', group: ADMISSION, resource: 'mutatingwebhookconfigurations' },
  { kind: 'ValidatingWebhookConfiguration', group: ADMISSION, resource: 'validatingwebhookconfigurations' },
  { kind: 'APIService', group: 'apiregistration.k8s.io', resource: 'apiservices' },
  { kind: 'CustomResourceDefinition', group: 'apiextensions.k8s.io', resource: 'customresourcedefinitions' },
] as const;

export const CERTIFICATES = { group: 'cert-manager.io', versions: ['v1'], resource: 'certificates' } as const;

/** Webhooks, APIServices and definitions whose caBundle is filled in from a Secret, or from the Secret of a Certificate. */
export function followWebhooks(session: ClusterSession, book: UseBook): void {
  const ofCertificates = createIndirectUses<string>();
  for (const { kind, group, resource } of INJECTED) {
    const ledger = book.open(null);
    const keyOf = ({ name }: Pick<ObjectMeta, 'name'>) => `${kind} ${name}`;
    session.followMetadata(
      { group, version: 'v1', resource, namespace: null },
      {
        changed(object) {
          const bundle = injectedBundleOf(object);
          const user = userText(kind, object);
          const target = bundle?.from === 'certificate' ? nameText(bundle.object) : null;
          const references =
            target === null ? [] : [{ target, usesOf: (secret: string) => [{ object: secret, user }] }];
          const secret = bundle?.from === 'secret' ? secretOf(bundle.object.namespace, bundle.object.name) : null;
          ofCertificates.set(ledger, keyOf(object), references, secret === null ? [] : [{ object: secret, user }]);
        },
        deleted: (object) => ofCertificates.set(ledger, keyOf(object), []),
        ...completenessOf(ledger),
      }
    );
  }
  const scope = { namespace: null, signal: session.signal };
  followCustomUsers(session, scope, CERTIFICATES, book.open(null), (key, certificate) => {
    const name = textOf(at(certificate?.body, 'spec', 'secretName'));
    ofCertificates.resolve(key, certificate === null || name === '' ? null : secretOf(certificate.namespace, name));
  });
}
