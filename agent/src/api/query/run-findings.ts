import { type Cell, type Finding, QUERY_COLUMNS, isFieldName } from '@notafter/core';
import { type Slot, sightingAt } from '../../inventory/slot.ts';
import type { CheckedQuery } from './check-query.ts';
import { type GapRow, READ_GAP, gapRows } from './gap-rows.ts';
import { eachPaced } from './pace.ts';
import type { QueryContext, RunQuery } from './query-context.ts';
import { fieldReader } from './read-field.ts';
import { type Read, type Row, type View, rowOfSlot } from './row.ts';
import { tableOf } from './table.ts';

interface PlaceRow extends Row {
  readonly finding: Finding;
}

type FindingRow = PlaceRow | GapRow;

const READ_FINDING: Readonly<Record<string, Read<FindingRow>>> = {
  rule: ({ finding }) => finding.rule,
  findings: ({ finding }) => [finding.rule],
  severity: ({ finding }) => finding.severity,
  message: ({ finding }) => finding.message,
  command: ({ finding }) => finding.remedy.find(({ command }) => command !== undefined)?.command ?? '',
  since: ({ finding }) => finding.sinceMs,
  position: ({ finding }) => finding.position,
};

/** One row a finding; the worst first, of those the ones that end first. */
export const runFindings: RunQuery = async (query, context) => {
  const { view, pace, notices } = context;
  return tableOf(await findingRows(query, context), {
    columns: QUERY_COLUMNS.findings.map(({ name, type }) => ({ name, type, read: reader(name, view) })),
    orderBy: query.orderBy ?? [{ field: 'severity' }, { field: 'notAfter' }],
    limit: query.limit,
    pace,
    notices,
  });
};

async function findingRows(query: CheckedQuery, { view, roster, pace }: QueryContext): Promise<readonly FindingRow[]> {
  const tests = query.conditions.map(({ field, holds }) => ({ read: reader(field, view), holds }));
  const matches = (row: FindingRow) => tests.every(({ read, holds }) => holds(read(row)));
  const rows: FindingRow[] = [];
  await eachPaced(roster.slots, pace, (slot) => {
    for (const finding of view.judge.slot(slot, view.nowMs).findings) {
      const row = rowOfFinding(slot, finding);
      if (matches(row)) {
        rows.push(row);
      }
    }
  });
  return [...rows, ...[...gapRows(view)].filter(matches)];
}

/** The certificate that it speaks of, else the leaf of its place. */
function rowOfFinding(slot: Slot, finding: Finding): PlaceRow {
  const sighting = finding.position === null ? undefined : sightingAt(slot, finding.position);
  return { ...rowOfSlot(slot), ...(sighting === undefined ? {} : { sighting }), finding };
}

function reader(name: string, view: View): Read<FindingRow> {
  return READ_FINDING[name] ?? (isFieldName(name) ? ofPlaceOrGap(name, fieldReader(name, view)) : () => null);
}

function ofPlaceOrGap(name: string, ofPlace: Read<Row>): Read<FindingRow> {
  const ofGap = READ_GAP[name];
  return ofGap === undefined ? ofPlace : (row): Cell => ('gap' in row ? ofGap(row) : ofPlace(row));
}
