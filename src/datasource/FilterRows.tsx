import { t } from '@grafana/i18n';
import { Button, Stack } from '@grafana/ui';
import React from 'react';
import { FilterRowEditor } from './FilterRowEditor';
import type { FilterRow } from './query';
import type { LoadValues } from './ValueInput';

interface Props {
  readonly rows: readonly FilterRow[];
  readonly onChange: (rows: readonly FilterRow[]) => void;
  readonly loadValues: (field: string, others: readonly FilterRow[]) => ReturnType<LoadValues>;
}

/** The filters of a query, all of which must hold. */
export function FilterRows({ rows, onChange, loadValues }: Props) {
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      {rows.map((row, index) => (
        <FilterRowEditor
          key={index}
          number={index + 1}
          row={row}
          onChange={(changed) => onChange(rows.with(index, changed))}
          onRemove={() => onChange(rows.toSpliced(index, 1))}
          loadValues={() => loadValues(row.field, rows.toSpliced(index, 1))}
        />
      ))}
      <Button
        variant="secondary"
        size="sm"
        icon="plus"
        onClick={() => onChange([...rows, { field: '', operator: '=' }])}
      >
        {t('editor.add-filter', 'Add filter')}
      </Button>
    </Stack>
  );
}
