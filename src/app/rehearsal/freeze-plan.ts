import type { FieldName, Filter, QueryRequest, QueryResponse } from '@notafter/core';
import { rowsOf, type Row } from '../data/records';
import { actorOf } from '../overview/actor';
import { type ActItem, actItems } from '../overview/act-now';

/** What a freeze makes urgent. */
export interface FreezePlan {
  /** What ends before it is over and nobody renews by itself: to be renewed before it begins. */
  readonly byHand: readonly ActItem[];
  /** What an automation will renew while nothing may change, or has to renew before the end of the freeze. */
  readonly automatic: readonly ActItem[];
}

interface FreezeMoments {
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
}

const LIMIT = 1000;
const RENEWAL_FIELDS: readonly FieldName[] = [
  ...(['title', 'place', 'node', 'state', 'notAfter', 'owner', 'fingerprint', 'slot'] as const),
  ...(['managedBy', 'renewalDueAt', 'issuanceFailure', 'nextRetryAt'] as const),
];

/** What ends between now and the end of a freeze, judged as of that end, and the automatic renewals that fall into it. */
export function freezeRequest(filters: readonly Filter[], { fromMs, toMs, nowMs }: FreezeMoments): QueryRequest {
  const ends: Filter[] = [
    ...filters,
    { field: 'notAfter', operator: '>=', value: nowMs },
    { field: 'notAfter', operator: '<', value: toMs },
    { field: 'findings', operator: '=', value: 'expired' },
  ];
  const renewals: Filter[] = [
    ...filters,
    { field: 'renewalDueAt', operator: '>=', value: fromMs },
    { field: 'renewalDueAt', operator: '<', value: toMs },
    { field: 'notAfter', operator: '>=', value: toMs },
    { field: 'managedBy', operator: '!=', value: '' },
  ];
  return {
    range: { from: nowMs, to: toMs },
    queries: [
      { refId: 'ends', type: 'findings', filters: ends, at: toMs, limit: LIMIT },
      {
        refId: 'renewals',
        type: 'certificates',
        filters: renewals,
        distinct: true,
        fields: RENEWAL_FIELDS,
        orderBy: [{ field: 'renewalDueAt' }],
        limit: LIMIT,
      },
    ],
  };
}

export function readFreezePlan({ results }: QueryResponse): FreezePlan {
  const rows = (refId: string) => (results[refId] === undefined ? [] : rowsOf(results[refId]));
  const ending = actItems(rows('ends'));
  const renewing = rows('renewals').map(renewalItem);
  return {
    byHand: ending.filter(({ actor }) => actor.kind !== 'manager'),
    automatic: [...ending.filter(({ actor }) => actor.kind === 'manager'), ...renewing],
  };
}

function renewalItem(row: Row): ActItem {
  return {
    key: `renewal ${row.text('fingerprint')} ${row.text('slot')}`,
    slot: row.text('slot'),
    title: row.text('title') || row.text('place'),
    place: [row.text('node'), row.text('place')].filter(Boolean).join(':'),
    otherPlaces: 0,
    state: row.state('state') ?? 'valid',
    notAfterMs: row.number('notAfter'),
    message: '',
    usedBy: [],
    owner: row.text('owner'),
    actor: actorOf(row),
    command: '',
  };
}
