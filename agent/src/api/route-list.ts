export interface Route {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly summary: string;
  /** The name of the answer's type in core, or the media type of what is no JSON. */
  readonly answer: string;
  readonly parameters?: readonly Parameter[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly description: string;
}

const FILTERS: Parameter = { name: 'filters', in: 'query', description: 'Filters as a JSON list, as in a query' };
const SLOT: Parameter = { name: 'id', in: 'path', description: 'Id of the slot: 32 hexadecimal digits' };
const FINGERPRINT: Parameter = { name: 'fingerprint', in: 'path', description: 'SHA-256 of the DER, hexadecimal' };
const FIELD: Parameter = { name: 'field', in: 'path', description: 'Name of a field' };
const LABEL: Parameter = {
  name: 'label',
  in: 'query',
  description: 'Any label of our metrics, matched exactly; others are ignored',
};
const CSV: readonly Parameter[] = [
  FILTERS,
  { name: 'fields', in: 'query', description: 'Columns, separated by commas' },
  { name: 'distinct', in: 'query', description: 'true: one row a certificate' },
];

/** Every route of the API, for the OpenAPI document and `docs/api.md`. */
export const ROUTES: readonly Route[] = [
  { method: 'get', path: '/healthz', summary: 'Alive', answer: 'text/plain' },
  {
    method: 'get',
    path: '/readyz',
    summary: 'Whether every source has reported; 503 with those that have not',
    answer: 'Readiness',
  },
  { method: 'get', path: '/metrics', summary: 'Exposition text for Prometheus, gzip when asked', answer: 'text/plain' },
  { method: 'get', path: '/api/v1/health', summary: 'What was found, by which version', answer: 'Health' },
  { method: 'post', path: '/api/v1/query', summary: 'Up to 50 queries over the estate', answer: 'QueryResponse' },
  {
    method: 'get',
    path: '/api/v1/slots',
    summary: 'The places whose metrics have these labels',
    answer: 'PlaceSummary[]',
    parameters: [LABEL],
  },
  {
    method: 'get',
    path: '/api/v1/slots/{id}',
    summary: 'All about a place',
    answer: 'SlotDetails',
    parameters: [SLOT],
  },
  {
    method: 'post',
    path: '/api/v1/slots/{id}/check',
    summary: 'Reads the place again, now; once in 10 s',
    answer: 'CheckResult',
    parameters: [SLOT],
  },
  {
    method: 'get',
    path: '/api/v1/certificates/{fingerprint}',
    summary: 'All about a certificate',
    answer: 'CertificateDetails',
    parameters: [FINGERPRINT],
  },
  {
    method: 'get',
    path: '/api/v1/certificates/{fingerprint}.pem',
    summary: 'The certificate to download',
    answer: 'application/x-pem-file',
    parameters: [FINGERPRINT],
  },
  {
    method: 'get',
    path: '/api/v1/certificates.csv',
    summary: 'Certificates for a spreadsheet',
    answer: 'text/csv',
    parameters: CSV,
  },
  { method: 'get', path: '/api/v1/fields', summary: 'What can be filtered and grouped by', answer: 'FieldsAnswer' },
  {
    method: 'get',
    path: '/api/v1/fields/{field}/values',
    summary: 'Distinct values of a field under filters',
    answer: 'FieldValuesAnswer',
    parameters: [FIELD, FILTERS],
  },
  { method: 'get', path: '/api/v1/sources', summary: 'Each source and what it cannot read', answer: 'SourcesAnswer' },
  { method: 'get', path: '/api/v1/openapi.json', summary: 'This description', answer: 'OpenApi' },
];
