import {
  type DataFrame,
  type Field,
  FieldType,
  type PreferredVisualisationType,
  type QueryResultMeta,
} from '@grafana/data';
import { t } from '@grafana/i18n';
import {
  type Cell,
  DEFAULT_CERTIFICATE_FIELDS,
  type FieldDefinition,
  fieldNamed,
  type FrameField,
  type FrameMark,
  type Query,
  QUERY_COLUMNS,
  type QueryType,
  type Result,
} from '@notafter/core';
import { chosenFields, type ColumnQuery } from './columns-of';
import { isCompanion } from './companions-of';
import { fieldConfig } from './field-config';
import { remainingFields } from './remaining-fields';

/** What a frame needs to know of its query: the agent's or a dashboard's. */
export type FrameQuery = Pick<Query, 'refId'> & ColumnQuery;

export interface FrameOptions {
  /** The page of a slot, from its id or from Grafana's template of it. */
  readonly slotHref?: (slot: string) => string;
}

/**
 * The agent's answer to one query as a frame for Grafana's own panels. Columns that nobody asked for are left out, or
 * hidden where links and the runway need them. `remaining` gets one number field for each slot over a shared time field.
 */
export function toDataFrame(result: Result, query: FrameQuery, options: FrameOptions = {}): DataFrame {
  const slotHref = options.slotHref ?? slotPage;
  const isSeries = query.type === 'remaining';
  const fields = isSeries ? remainingFields(result, slotHref) : columns(result, query, slotHref);
  return { refId: query.refId, meta: metaOf(result, query.type), fields, length: fields[0]?.values.length ?? 0 };
}

function slotPage(slot: string): string {
  return `/a/notafter-certificates-app/slot/${slot}`;
}

function columns(result: Result, query: FrameQuery, slotHref: (slot: string) => string): Field[] {
  const isAsked = askedOf(query);
  const seen = new Set<string>();
  return result.fields.flatMap((frameField, index) => {
    const { name } = frameField;
    const asked = isAsked(name);
    // A summary grouped by state has that column twice: the group comes first.
    if (seen.has(name) || (!asked && !isKept(name, query))) {
      return [];
    }
    seen.add(name);
    return [columnField(frameField, result.values[index] ?? [], { query, asked, slotHref })];
  });
}

/** A summary's row has no page, and Grafana writes every word of a row, hidden or not, beside its number. */
function isKept(name: string, { type }: FrameQuery): boolean {
  return type !== 'summary' && isCompanion(name);
}

/** Without a choice: the default columns of `certificates`, all of any other type; the slot's id is for links only. */
function askedOf(query: FrameQuery): (name: string) => boolean {
  const chosen = chosenFields(query);
  if (chosen.length > 0) {
    return (name) => chosen.includes(name);
  }
  const all = query.type !== 'certificates';
  return (name) => name !== 'slot' && (all || (DEFAULT_CERTIFICATE_FIELDS as readonly string[]).includes(name));
}

interface ColumnContext {
  readonly query: FrameQuery;
  readonly asked: boolean;
  readonly slotHref: (slot: string) => string;
}

function columnField(frameField: FrameField, values: readonly Cell[], context: ColumnContext): Field {
  const { query, asked, slotHref } = context;
  const config = fieldConfig(definitionOf(frameField, query.type), slotHref);
  return {
    name: frameField.name,
    type: grafanaType(frameField.type),
    values: frameField.type === 'string[]' ? values.map(joined) : [...values],
    config: asked
      ? config
      : { ...config, custom: { hidden: true, hideFrom: { viz: true, legend: true, tooltip: true } } },
  };
}

function definitionOf({ name, type }: FrameField, queryType: QueryType): FieldDefinition {
  const known = QUERY_COLUMNS[queryType].find((column) => column.name === name) ?? fieldNamed(name);
  return known ?? { name, type, label: name, description: '' };
}

function joined(cell: Cell): string {
  return Array.isArray(cell) ? cell.join(', ') : String(cell ?? '');
}

function grafanaType(type: FrameField['type']): FieldType {
  switch (type) {
    case 'number':
      return FieldType.number;
    case 'boolean':
      return FieldType.boolean;
    case 'time':
      return FieldType.time;
    default:
      return FieldType.string;
  }
}

function metaOf(result: Result, type: QueryType): QueryResultMeta {
  const mark: FrameMark = { notafter: { type, version: 1 } };
  const notices = [...result.notices];
  if (result.total > result.rows && notices.length === 0) {
    const counts = { rows: result.rows.toLocaleString(), total: result.total.toLocaleString() };
    notices.push({ severity: 'info', text: t('frame.cut', 'The limit shows {{rows}} of {{total}} rows.', counts) });
  }
  return {
    custom: { ...mark },
    preferredVisualisationType: visualisationOf(type),
    ...(notices.length > 0 && { notices }),
  };
}

/** What Explore shows it as. Coming ends lie after the range that a graph draws. */
function visualisationOf(type: QueryType): PreferredVisualisationType {
  return type === 'remaining' ? 'graph' : 'table';
}
