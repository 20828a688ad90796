import { type FieldName, type Filter, type QueryRequest, type QueryResponse, type Renewed } from '@notafter/core';
import { rowsOf, type Row } from '../data/records';

/** A leaf, once for all its places. */
export interface ReadinessCertificate extends Renewed {
  readonly key: string;
  readonly title: string;
  readonly place: string;
  readonly slot: string;
  readonly issuer: string;
}

export interface ReadinessAnswer {
  readonly certificates: readonly ReadinessCertificate[];
  /** How many there are, when not all are read. */
  readonly total: number;
}

const LIMIT = 10_000;
const FIELDS: readonly FieldName[] = [
  ...(['title', 'place', 'node', 'slot', 'fingerprint', 'issuerCN', 'owner'] as const),
  ...(['managedBy', 'notBefore', 'notAfter', 'renewalDueAt'] as const),
];

/** Every leaf that somebody or something has to renew. */
export function readinessRequest(filters: readonly Filter[], nowMs: number): QueryRequest {
  return {
    range: { from: nowMs, to: nowMs },
    queries: [
      {
        refId: 'leaves',
        type: 'certificates',
        distinct: true,
        filters: [
          ...filters,
          { field: 'role', operator: '=', value: 'leaf' },
          { field: 'state', operator: '!=', value: 'superseded' },
        ],
        fields: FIELDS,
        orderBy: [{ field: 'notAfter' }],
        limit: LIMIT,
      },
    ],
  };
}

export function readReadinessAnswer({ results }: QueryResponse): ReadinessAnswer {
  const result = results['leaves'];
  return result === undefined
    ? { certificates: [], total: 0 }
    : { certificates: rowsOf(result).map(certificateOf), total: result.total };
}

function certificateOf(row: Row): ReadinessCertificate {
  return {
    key: row.text('fingerprint') || row.text('slot'),
    title: row.text('title') || row.text('place'),
    place: [row.text('node'), row.text('place')].filter(Boolean).join(':'),
    slot: row.text('slot'),
    issuer: row.text('issuerCN'),
    owner: row.text('owner'),
    managedBy: row.text('managedBy'),
    notBeforeMs: row.number('notBefore'),
    notAfterMs: row.number('notAfter'),
    renewalDueMs: row.number('renewalDueAt'),
  };
}
