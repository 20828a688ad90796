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
    // The roles are said again: laid out as blocks on a narrow screen, the elements would lose them.
    <table role="table" className={styles.table} aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} scope="col" role="columnheader">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, cells }) => (
          <tr key={key} role="row">
            {cells.map((cell, index) => (
              <td key={columns[index] ?? index} role="cell" data-column={columns[index]}>
                {cell}
              </td>
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
      td: { borderTop: `1px solid ${colors.border.weak}`, overflowWrap: 'anywhere' },
      [theme.breakpoints.down('sm')]: {
        'tr, td': { display: 'block' },
        thead: { position: 'absolute', clipPath: 'inset(50%)', width: 1, height: 1, overflow: 'hidden' },
        tr: { borderTop: `1px solid ${colors.border.weak}`, padding: theme.spacing(0.5, 0) },
        td: { borderTop: 'none', padding: theme.spacing(0, 1.5) },
        'td::before': { content: 'attr(data-column) ": "', color: colors.text.secondary },
        'td:empty': { display: 'none' },
      },
    }),
    empty: css({ margin: 0, padding: theme.spacing(0.5, 1.5), color: colors.text.secondary }),
  };
};
