import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Checkbox, Toggletip, useStyles2 } from '@grafana/ui';
import { FIELDS, type FieldName } from '@notafter/core';
import { fieldLabel } from '../../components/field/field-label';
import React from 'react';
import { DEFAULT_COLUMNS } from './table-columns';

interface ColumnsButtonProps {
  readonly columns: readonly FieldName[];
  readonly onChange: (columns: readonly FieldName[]) => void;
}

/** Chooses the table's columns; new ones come last. */
export function ColumnsButton({ columns, onChange }: ColumnsButtonProps) {
  const styles = useStyles2(getStyles);
  const toggle = (name: FieldName) =>
    onChange(columns.includes(name) ? columns.filter((other) => other !== name) : [...columns, name]);
  const choice = (
    <div className={styles.choice}>
      {FIELDS.map(({ name, description }) => (
        <Checkbox
          key={name}
          label={fieldLabel(name)}
          title={description}
          value={columns.includes(name)}
          disabled={columns.length === 1 && columns.includes(name)}
          onChange={() => toggle(name)}
        />
      ))}
      <Button size="sm" variant="secondary" onClick={() => onChange(DEFAULT_COLUMNS)}>
        {t('columns.reset', 'As at first')}
      </Button>
    </div>
  );
  return (
    <Toggletip content={choice} placement="bottom-start" closeButton={false}>
      <Button variant="secondary" icon="columns">
        {t('columns.title', 'Columns')}
      </Button>
    </Toggletip>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  choice: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(0.5),
    maxHeight: 360,
    overflowY: 'auto',
    padding: theme.spacing(0.5),
  }),
});
