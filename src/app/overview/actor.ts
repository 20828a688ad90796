import { t } from '@grafana/i18n';
import { managerOf } from '../../components/manager/manager-of';
import { relativeText } from '../../components/time/remaining-text';
import type { Row } from '../data/records';

/** Who acts before a certificate ends: a program that renews it by itself, its owner by hand, or nobody. */
export type Actor =
  | {
      readonly kind: 'manager';
      readonly name: string;
      readonly renewalDueMs: number | null;
      /** Why it cannot; empty when it can. */
      readonly failure: string;
      readonly nextRetryMs: number | null;
    }
  | { readonly kind: 'owner'; readonly name: string }
  | { readonly kind: 'nobody' };

/** From a row of a `findings` query; of no row nobody is known to act. */
export function actorOf(row: Row | undefined): Actor {
  const name = managerOf(row?.text('managedBy') ?? '');
  const owner = row?.text('owner') ?? '';
  if (row === undefined || name === '') {
    return owner === '' ? { kind: 'nobody' } : { kind: 'owner', name: owner };
  }
  return {
    kind: 'manager',
    name,
    renewalDueMs: row.number('renewalDueAt'),
    failure: row.text('issuanceFailure'),
    nextRetryMs: row.number('nextRetryAt'),
  };
}

/** `cert-manager, 12 d late`, `by hand: platform`, `nobody renews it`. */
export function actorText(actor: Actor, nowMs: number): string {
  switch (actor.kind) {
    case 'nobody':
      return t('act.nobody', 'nobody renews it');
    case 'owner':
      return t('act.by-hand', 'by hand: {{- owner}}', { owner: actor.name });
    case 'manager':
      return managerText(actor, nowMs);
  }
}

function managerText(
  { name, failure, nextRetryMs, renewalDueMs }: Extract<Actor, { kind: 'manager' }>,
  nowMs: number
): string {
  const retry = nextRetryMs !== null && nextRetryMs > nowMs ? relativeText(nextRetryMs, nowMs) : '';
  if (failure !== '') {
    return retry === ''
      ? t('act.failing', '{{- name}} cannot: {{- failure}}', { name, failure })
      : t('act.failing-retry', '{{- name}} cannot, next try {{retry}}: {{- failure}}', { name, failure, retry });
  }
  if (renewalDueMs === null) {
    return t('act.manager', '{{- name}} renews it', { name });
  }
  const when = relativeText(renewalDueMs, nowMs);
  return renewalDueMs < nowMs
    ? t('act.late', '{{- name}} should have renewed it {{when}}', { name, when })
    : t('act.due', '{{- name}} renews it {{when}}', { name, when });
}
