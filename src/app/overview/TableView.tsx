import type { FieldName, Result } from '@notafter/core';
import React, { useMemo } from 'react';
import { CertificateTable } from '../../components/CertificateTable';
import { useAgent } from '../agent-context';
import { rowsOf } from '../data/records';

interface TableViewProps {
  readonly result: Result;
  readonly columns: readonly FieldName[];
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly nowMs: number;
}

/** The certificates as a table. */
export function TableView({ result, columns, sort, onSort, nowMs }: TableViewProps) {
  const { links, zone } = useAgent();
  const rows = useMemo(
    () =>
      rowsOf(result).map((row, index) => ({ id: String(index), href: links.slot(row.text('slot')), cell: row.cell })),
    [result, links]
  );
  return <CertificateTable rows={rows} columns={columns} sort={sort} onSort={onSort} nowMs={nowMs} zone={zone} />;
}
