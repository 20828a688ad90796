import type { JsonObject } from '../../kube/kube.ts';
import { at, textOf } from '../cluster/json-body.ts';
import { type Condition, conditionOf } from './condition.ts';
import { CERT_MANAGER_GROUP } from './resources.ts';

/** Whom a Certificate names as its issuer. */
export interface IssuerRef {
  /** `Issuer`, `ClusterIssuer`, or what an external issuer calls itself. */
  readonly kind: string;
  readonly group: string;
  /** Empty for one of the whole cluster. */
  readonly namespace: string;
  readonly name: string;
}

export interface IssuerRecord {
  readonly kind: 'Issuer' | 'ClusterIssuer';
  readonly namespace: string;
  readonly name: string;
  readonly ready: Condition | null;
  /** The Secret that holds its authority, as `Secret shop/ca`; null when it is no issuer of kind CA. */
  readonly caSecret: string | null;
}

export function issuerRefOf(ref: unknown, namespace: string): IssuerRef {
  const kind = textOf(at(ref, 'kind')) || 'Issuer';
  return {
    kind,
    group: textOf(at(ref, 'group')) || CERT_MANAGER_GROUP,
    namespace: kind === 'ClusterIssuer' ? '' : namespace,
    name: textOf(at(ref, 'name')),
  };
}

/** @param clusterResourceNamespace where the Secrets of ClusterIssuers are */
export function readIssuer(
  kind: IssuerRecord['kind'],
  { namespace, name, body }: JsonObject,
  clusterResourceNamespace: string
): IssuerRecord {
  const secret = textOf(at(body, 'spec', 'ca', 'secretName'));
  return {
    kind,
    namespace,
    name,
    ready: conditionOf(body, 'Ready'),
    caSecret: secret === '' ? null : `Secret ${namespace || clusterResourceNamespace}/${secret}`,
  };
}
