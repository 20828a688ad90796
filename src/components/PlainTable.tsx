import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { paletteOf } from './state/palette';

interface PlainTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: ReadonlyArray<{ readonly key: string; readonly cells: readonly ReactNode[] }>;
  /** Said instead of no rows. */
  readonly empty: string;
}

/** A short table that needs neither order nor pages. */
export function PlainTable({ label, columns, rows, empty }: PlainTableProps) {
  const styles = useStyles2(getStyles);
  if (rows.length === 0) {
    return <p className={styles.empty}>{empty}</p>;
  }
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, index) => (
              <td key={columns[index] ?? index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    table: css({
      width: '100%',
      'th, td': { padding: theme.spacing(0.5, 1.5), textAlign: 'left', verticalAlign: 'top' },
      th: { color: colors.text.secondary, fontWeight: theme.typography.fontWeightMedium, whiteSpace: 'nowrap' },
      td: { borderTop: `1px solid ${colors.border.weak}`, overflowWrap: 'anywhere', minWidth: 64 },
    }),
    empty: css({ margin: 0, padding: theme.spacing(0.5, 1.5), color: colors.text.secondary }),
  };
};
