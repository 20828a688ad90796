import { type FieldName, isFieldName } from '@notafter/core';

const KEY = 'notafter.certificates.columns';

export const DEFAULT_COLUMNS: readonly FieldName[] = [
  'state',
  'title',
  'place',
  'node',
  'notAfter',
  'issuerCN',
  'owner',
  'managedBy',
];

/** The columns that this browser showed last. */
export function readColumns(): readonly FieldName[] {
  const names = (stored() ?? '').split(',').filter(isFieldName);
  return names.length === 0 ? DEFAULT_COLUMNS : names;
}

export function rememberColumns(columns: readonly FieldName[]): void {
  try {
    localStorage.setItem(KEY, columns.join(','));
  } catch {
    // Storage is full or forbidden: the choice lasts as long as the page.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
