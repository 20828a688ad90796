import { FIELDS, type FieldDefinition, type FieldName } from './field.ts';

export const OPERATORS = ['=', '!=', '=~', '!~', '<', '<=', '>', '>=', 'in'] as const;
export type Operator = (typeof OPERATORS)[number];

export interface Filter {
  readonly field: FieldName;
  readonly operator: Operator;
  /** A list for `in`, else one value. */
  readonly value: string | number | boolean | readonly string[];
}

export interface Order {
  readonly field: string;
  readonly direction?: 'asc' | 'desc';
}

export const QUERY_TYPES = [
  'certificates',
  'summary',
  'remaining',
  'findings',
  'events',
  'upcoming',
  'sources',
] as const;
export type QueryType = (typeof QUERY_TYPES)[number];

export const INTERVALS = ['day', 'week', 'month'] as const;
export type Interval = (typeof INTERVALS)[number];

/** One query as the agent takes it. What a type does not use is ignored. */
export interface Query {
  readonly refId: string;
  readonly type: QueryType;
  readonly filters?: readonly Filter[];
  /** Evaluates as of another moment, epoch milliseconds. */
  readonly at?: number;
  /** `certificates`: one row a certificate instead of one a sighting. */
  readonly distinct?: boolean;
  /** `certificates`: the columns, in this order. */
  readonly fields?: readonly FieldName[];
  /** `summary`. */
  readonly groupBy?: readonly FieldName[];
  readonly orderBy?: readonly Order[];
  readonly limit?: number;
  /** `upcoming`. */
  readonly interval?: Interval;
  /** `upcoming`: an IANA time zone; UTC when absent. */
  readonly timeZone?: string;
}

export interface QueryRequest {
  readonly range: { readonly from: number; readonly to: number };
  readonly queries: readonly Query[];
}

type Column = FieldDefinition;

const column = (name: string, type: Column['type'], label: string, description: string, unit?: string): Column => ({
  name,
  type,
  label,
  description,
  ...(unit === undefined ? {} : { unit }),
});
const field = (name: FieldName): Column => FIELDS.find((definition) => definition.name === name)!;

export const DEFAULT_CERTIFICATE_FIELDS: readonly FieldName[] = [
  'state',
  'title',
  'place',
  'node',
  'daysLeft',
  'notAfter',
  'issuerCN',
  'owner',
  'slot',
];

/** The columns of each type of query. `certificates` has those it is asked for, `summary` begins with its groups. */
export const QUERY_COLUMNS: Record<QueryType, readonly Column[]> = {
  certificates: DEFAULT_CERTIFICATE_FIELDS.map(field),
  summary: [
    column('count', 'number', 'Certificates', 'Distinct certificates'),
    column('sightings', 'number', 'Sightings', 'Certificates at places'),
    field('state'),
    column('earliestNotAfter', 'time', 'Earliest end', 'The earliest notAfter'),
    column('valid', 'number', 'Valid', 'Distinct certificates in this state'),
    column('warning', 'number', 'Warning', 'Distinct certificates in this state'),
    column('critical', 'number', 'Critical', 'Distinct certificates in this state'),
    column('expired', 'number', 'Expired', 'Distinct certificates in this state'),
    column('notYetValid', 'number', 'Not yet valid', 'Distinct certificates in this state'),
    column('unreadable', 'number', 'Unreadable', 'Distinct certificates in this state'),
    column('silenced', 'number', 'Silenced', 'Distinct certificates in this state'),
    column('superseded', 'number', 'Superseded', 'Distinct certificates in this state'),
  ],
  remaining: [column('time', 'time', 'Time', 'The moment'), field('slot'), field('title'), field('daysLeft')],
  findings: [
    column('rule', 'string', 'Rule', 'Id of the rule'),
    column('severity', 'string', 'Severity', 'info, warning or critical'),
    column('message', 'string', 'Finding', 'What is wrong'),
    field('title'),
    field('place'),
    field('node'),
    field('cluster'),
    field('namespace'),
    field('source'),
    field('kind'),
    field('state'),
    field('notAfter'),
    field('daysLeft'),
    field('owner'),
    field('usedBy'),
    field('managedBy'),
    field('renewalDueAt'),
    field('issuanceFailure'),
    field('nextRetryAt'),
    column('command', 'string', 'Command', 'The first command of the remedy'),
    column('since', 'time', 'Since', 'Since when, where it is known'),
    field('position'),
    field('fingerprint'),
    field('slot'),
  ],
  events: [
    column('time', 'time', 'Time', 'When it happened'),
    column('event', 'string', 'Event', 'appeared, renewed, disappeared, status-changed, unreadable, readable'),
    field('title'),
    field('place'),
    field('node'),
    column('oldFingerprint', 'string', 'Old fingerprint', 'The certificate before'),
    column('newFingerprint', 'string', 'New fingerprint', 'The certificate after'),
    column('leadTimeDays', 'number', 'Lead time', 'Days the old one had left when it was renewed', 'suffix: d'),
    column('text', 'string', 'Text', 'The event in one sentence'),
    field('slot'),
  ],
  upcoming: [
    column('time', 'time', 'Starts', 'Start of the day, week or month'),
    column('count', 'number', 'Ends', 'Distinct certificates that end in it'),
    field('state'),
  ],
  sources: [
    column('kind', 'string', 'Kind', 'Kind of the source'),
    column('name', 'string', 'Source', 'Name of the source'),
    column('up', 'boolean', 'Up', 'Whether its last pass was good'),
    column('lastSuccess', 'time', 'Last success', 'End of the last good pass'),
    column('durationSeconds', 'number', 'Duration', 'How long the last pass took', 's'),
    column('locations', 'number', 'Locations', 'Places it looks at'),
    column('inTrouble', 'number', 'In trouble', 'Places it cannot read now'),
    column('certificates', 'number', 'Certificates', 'Distinct certificates it found'),
    column('errors', 'string', 'Errors', 'Errors by reason since the start'),
  ],
};
