import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { type FieldName, fieldNamed } from '@notafter/core';
import { fieldLabel } from './field/field-label';
import React from 'react';
import { paletteOf } from './state/palette';

interface SortHeaderProps {
  readonly column: FieldName;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}

/** The head of a column; pressed, the table is ordered by it, and pressed again the other way round. */
export function SortHeader({ column, sort, onSort }: SortHeaderProps) {
  const styles = useStyles2(getStyles);
  const definition = fieldNamed(column);
  const direction = sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : 'none';
  return (
    <th scope="col" aria-sort={direction} className={styles.head} title={definition?.description}>
      <button
        type="button"
        className={styles.button}
        onClick={() => onSort(direction === 'ascending' ? `-${column}` : column)}
      >
        {fieldLabel(column)}
        {direction !== 'none' && <Icon name={direction === 'ascending' ? 'arrow-up' : 'arrow-down'} size="sm" />}
      </button>
    </th>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    head: css({ textAlign: 'left', whiteSpace: 'nowrap' }),
    button: css({
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      padding: theme.spacing(0.5, 1.5),
      border: 'none',
      background: 'none',
      color: colors.text.secondary,
      fontWeight: theme.typography.fontWeightMedium,
      '&:hover': { color: colors.text.primary },
    }),
  };
};
