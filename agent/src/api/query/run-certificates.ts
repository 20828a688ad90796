import {
  DEFAULT_CERTIFICATE_FIELDS,
  type FieldName,
  STATES_BY_URGENCY,
  fieldNamed,
  isFieldName,
  placeOf,
} from '@notafter/core';
import { matchingRows } from './matching-rows.ts';
import { type Pace, eachPaced } from './pace.ts';
import type { RunQuery } from './query-context.ts';
import { fieldReader } from './read-field.ts';
import { type Row, type View, stateOf } from './row.ts';
import { type TableColumn, tableOf } from './table.ts';

/** One row a sighting, or with `distinct` one a certificate; those that end first come first unless told otherwise. */
export const runCertificates: RunQuery = async (query, { view, roster, pace, notices }) => {
  const rows = await matchingRows(query.conditions, { view, roster, pace });
  return tableOf(query.distinct ? await distinctRows(rows, view, pace) : rows, {
    columns: certificateColumns(query.fields ?? DEFAULT_CERTIFICATE_FIELDS, view),
    orderBy: query.orderBy ?? [{ field: 'notAfter' }],
    limit: query.limit,
    pace,
    notices,
    readOther: (name) => (isFieldName(name) ? fieldReader(name, view) : () => null),
  });
};

export function certificateColumns(fields: readonly FieldName[], view: View): Array<TableColumn<Row>> {
  return fields.map((name) => ({ name, type: fieldNamed(name)!.type, read: fieldReader(name, view) }));
}

/** One row a certificate: where it is in its worst state, of equal ones the first in its chain, then by place. */
export async function distinctRows(rows: readonly Row[], view: View, pace: Pace): Promise<readonly Row[]> {
  const byFingerprint = new Map<string, Row>();
  await eachPaced(rows, pace, (row) => {
    const fingerprint = row.sighting!.certificate.fingerprint;
    const other = byFingerprint.get(fingerprint);
    if (other === undefined || speaksBefore(row, other, view)) {
      byFingerprint.set(fingerprint, row);
    }
  });
  return [...byFingerprint.values()];
}

function speaksBefore(row: Row, other: Row, view: View): boolean {
  const difference = urgencyOf(row, view) - urgencyOf(other, view) || row.sighting!.position - other.sighting!.position;
  return difference < 0 || (difference === 0 && placeKeyOf(row) < placeKeyOf(other));
}

function urgencyOf(row: Row, view: View): number {
  return (STATES_BY_URGENCY as readonly string[]).indexOf(stateOf(row, view));
}

function placeKeyOf({ slot }: Row): string {
  return `${placeOf(slot!.location)} ${slot!.id}`;
}
