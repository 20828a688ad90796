import { type Facts, parseDuration } from '@notafter/core';
import type { OwnerConfig } from '../../config/config.ts';
import type { JsonObject } from '../../kube/kube.ts';
import { at, textOf } from '../cluster/json-body.ts';
import { factsFrom, objectFacts } from '../cluster/object-facts.ts';
import { type Condition, conditionOf } from './condition.ts';
import { type IssuerRef, issuerRefOf } from './issuer.ts';
import { momentOf } from './moment-of.ts';

/** What a Certificate says: https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.Certificate */
export interface CertificateRecord {
  readonly kind: 'Certificate';
  readonly namespace: string;
  readonly name: string;
  /** Empty for one that the API server should never have taken. */
  readonly secretName: string;
  readonly issuer: IssuerRef;
  readonly createdMs: number | null;
  /** Asked for; the default of cert-manager when it does not say. */
  readonly durationMs: number;
  /** Cert-manager may be told not to renew it. */
  readonly isRenewalDisabled: boolean;
  readonly ready: Condition | null;
  readonly issuing: Condition | null;
  readonly notBeforeMs: number | null;
  readonly notAfterMs: number | null;
  readonly renewalMs: number | null;
  /** Of the last certificate that was issued; 0 before the first. */
  readonly revision: number;
  readonly lastFailureMs: number | null;
  readonly attempts: number | null;
  /** What its labels and annotations say. */
  readonly facts: Facts;
}

const DEFAULT_DURATION_MS = 90 * 86_400_000;

export function readCertificate(object: JsonObject, owner: OwnerConfig): CertificateRecord {
  const { namespace, name, body } = object;
  const [spec, status] = [at(body, 'spec'), at(body, 'status')];
  return {
    ...{ kind: 'Certificate', namespace, name },
    secretName: textOf(at(spec, 'secretName')),
    issuer: issuerRefOf(at(spec, 'issuerRef'), namespace),
    createdMs: momentOf(at(body, 'metadata', 'creationTimestamp')),
    durationMs: parseDuration(textOf(at(spec, 'duration'))) || DEFAULT_DURATION_MS,
    isRenewalDisabled: at(spec, 'renewal', 'policy') === 'Disabled',
    ready: conditionOf(body, 'Ready'),
    issuing: conditionOf(body, 'Issuing'),
    notBeforeMs: momentOf(at(status, 'notBefore')),
    notAfterMs: momentOf(at(status, 'notAfter')),
    renewalMs: momentOf(at(status, 'renewalTime')),
    revision: countOf(at(status, 'revision')) ?? 0,
    lastFailureMs: momentOf(at(status, 'lastFailureTime')),
    attempts: countOf(at(status, 'failedIssuanceAttempts')),
    facts: factsFrom(`Certificate ${namespace}/${name}`, objectFacts(object, { owner, exposeLabels: [] })),
  };
}

/** A whole number from 0; null for anything else. */
function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
