import type { FieldName } from '@notafter/core';
import { useCallback, useState } from 'react';
import { readColumns, rememberColumns } from './table-columns';

/** The table's columns, remembered by this browser. */
export function useColumns(): [readonly FieldName[], (columns: readonly FieldName[]) => void] {
  const [columns, setColumns] = useState(readColumns);
  const choose = useCallback((chosen: readonly FieldName[]) => {
    rememberColumns(chosen);
    setColumns(chosen);
  }, []);
  return [columns, choose];
}
