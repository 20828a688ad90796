import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Pagination, useStyles2 } from '@grafana/ui';
import type { FieldName } from '@notafter/core';
import React, { useState } from 'react';
import { CertificateCell, type CertificateCells } from './CertificateCell';
import { SortHeader } from './SortHeader';
import { paletteOf } from './state/palette';
import type { Zone } from './time/date-text';

const PAGE_SIZE = 100;

export interface CertificateRow extends CertificateCells {
  readonly id: string;
}

interface CertificateTableProps {
  readonly rows: readonly CertificateRow[];
  readonly columns: readonly FieldName[];
  /** The column that it is ordered by, with a minus where descending. */
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly nowMs: number;
  readonly zone: Zone;
}

/** Certificates as a table with chosen columns, a page at a time. Whoever gives the rows orders them. */
export function CertificateTable({ rows, columns, sort, onSort, nowMs, zone }: CertificateTableProps) {
  const styles = useStyles2(getStyles);
  const [wanted, setWanted] = useState(1);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const page = Math.min(wanted, pages);
  const shown = rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('table.label', 'Table of certificates')}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <SortHeader key={column} column={column} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id}>
                {columns.map((column) => (
                  <td key={column}>
                    <CertificateCell field={column} row={row} nowMs={nowMs} zone={zone} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && <Pagination currentPage={page} numberOfPages={pages} onNavigate={setWanted} />}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    scroll: css({ overflowX: 'auto' }),
    table: css({
      width: '100%',
      fontSize: theme.typography.bodySmall.fontSize,
      td: {
        maxWidth: 360,
        padding: theme.spacing(0.5, 1.5),
        borderTop: `1px solid ${colors.border.weak}`,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
      },
      'tbody tr:hover': { background: colors.action.hover },
    }),
  };
};
