import type { JsonObject } from '../../kube/kube.ts';
import { at, listOf, textOf } from '../cluster/json-body.ts';
import { type Condition, conditionOf } from './condition.ts';
import { momentOf } from './moment-of.ts';

/** What comes between a Certificate and its certificate, each made for the one before. */
export type StepKind = 'CertificateRequest' | 'Order' | 'Challenge';

export interface StepRecord {
  readonly kind: StepKind;
  readonly namespace: string;
  readonly name: string;
  /** Name of what it was made for: a Certificate, a CertificateRequest, an Order. */
  readonly parent: string;
  readonly state: 'pending' | 'failed' | 'done';
  /** In its own words; empty when it says nothing. */
  readonly message: string;
  /** Since when it is so, as far as it says. */
  readonly sinceMs: number | null;
  readonly createdMs: number | null;
  /** Of a CertificateRequest: which certificate of its Certificate it asks for. */
  readonly revision: number;
  /** Of a Challenge. */
  readonly challenge: { readonly type: string; readonly host: string } | null;
}

export const PARENT_OF = {
  CertificateRequest: 'Certificate',
  Order: 'CertificateRequest',
  Challenge: 'Order',
} as const;

const CERTIFICATE_NAME = 'cert-manager.io/certificate-name';
const REVISION = 'cert-manager.io/certificate-revision';

type Progress = Pick<StepRecord, 'state' | 'message' | 'sinceMs'>;

export function readStep(kind: StepKind, { namespace, name, annotations, body }: JsonObject): StepRecord {
  const revision = Number(annotations[REVISION]);
  return {
    ...{ kind, namespace, name },
    parent:
      ownerOf(body, PARENT_OF[kind]) || (kind === 'CertificateRequest' ? (annotations[CERTIFICATE_NAME] ?? '') : ''),
    ...(kind === 'CertificateRequest' ? progressOfRequest(body) : progressOfAcme(body)),
    createdMs: momentOf(at(body, 'metadata', 'creationTimestamp')),
    revision: Number.isSafeInteger(revision) ? revision : 0,
    challenge:
      kind === 'Challenge'
        ? { type: textOf(at(body, 'spec', 'type')), host: textOf(at(body, 'spec', 'dnsName')) }
        : null,
  };
}

function ownerOf(body: unknown, kind: string): string {
  const owners = listOf(at(body, 'metadata', 'ownerReferences'));
  return textOf(
    at(
      owners.find((owner) => at(owner, 'kind') === kind),
      'name'
    )
  );
}

function progressOfRequest(body: unknown): Progress {
  const refused = [conditionOf(body, 'Denied'), conditionOf(body, 'InvalidRequest')].find(
    (it) => it?.status === 'True'
  );
  const ready = conditionOf(body, 'Ready');
  if (refused) {
    return progress('failed', refused);
  }
  if (ready === null) {
    const message = conditionOf(body, 'Approved') === null ? 'nobody has approved it' : '';
    return { state: 'pending', message, sinceMs: null };
  }
  if (ready.status === 'True') {
    return progress('done', ready);
  }
  return progress(ready.reason === 'Failed' || ready.reason === 'Denied' ? 'failed' : 'pending', ready);
}

const progress = (state: Progress['state'], { message, sinceMs }: Condition): Progress => ({ state, message, sinceMs });

/** States of RFC 8555, and `errored` of cert-manager. */
const FAILED = new Set(['invalid', 'expired', 'errored']);

function progressOfAcme(body: unknown): Progress {
  const status = at(body, 'status');
  const state = textOf(at(status, 'state'));
  const reason = textOf(at(status, 'reason'));
  const isFailed = FAILED.has(state);
  return {
    state: isFailed ? 'failed' : state === 'valid' ? 'done' : 'pending',
    message: reason === '' && isFailed ? `it is ${state}` : reason,
    sinceMs: momentOf(at(status, 'failureTime')),
  };
}
