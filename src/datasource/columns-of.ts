import { type FieldDefinition, fieldNamed, FIELDS, QUERY_COLUMNS, type QueryType } from '@notafter/core';

export interface ColumnQuery {
  readonly type: QueryType;
  readonly groupBy?: readonly string[] | undefined;
  readonly fields?: readonly string[] | undefined;
}

/** The columns that a query can show and be ordered by, each once: a summary begins with its groups. */
export function columnsOf({ type, groupBy = [] }: ColumnQuery): readonly FieldDefinition[] {
  if (type === 'certificates') {
    return FIELDS;
  }
  const groups = type === 'summary' ? groupBy.flatMap((name) => fieldNamed(name) ?? []) : [];
  const columns = [...groups, ...(QUERY_COLUMNS[type] ?? [])];
  return columns.filter(({ name }, index) => columns.findIndex((column) => column.name === name) === index);
}

/** The chosen columns that this type has; a choice made for another type is kept in the query and does not count. */
export function chosenFields(query: ColumnQuery): readonly string[] {
  const names = columnsOf(query).map(({ name }) => name);
  return (query.fields ?? []).filter((name) => names.includes(name));
}
