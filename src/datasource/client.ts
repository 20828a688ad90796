import type {
  CertificateDetails,
  CheckResult,
  FieldsAnswer,
  FieldValuesAnswer,
  Filter,
  Health,
  QueryRequest,
  QueryResponse,
  SlotDetails,
  PlaceSummary,
  SourcesAnswer,
} from '@notafter/core';

export type AgentErrorKind =
  | 'unreachable'
  | 'unauthorized'
  | 'forbidden'
  | 'tls'
  | 'not-an-agent'
  | 'bad-request'
  | 'not-found'
  | 'too-soon'
  | 'timeout'
  | 'failed';

/** A request that failed, told to a person: what happened (`message`) and what to do about it (`advice`). */
export class AgentError extends Error {
  readonly kind: AgentErrorKind;
  readonly advice: string;

  constructor(kind: AgentErrorKind, message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AgentError';
    this.kind = kind;
    this.advice = advice;
  }
}

/** The agent's HTTP API, through Grafana's data source proxy. Every call rejects with an `AgentError`. */
export interface AgentClient {
  health(signal?: AbortSignal): Promise<Health>;
  query(request: QueryRequest, signal?: AbortSignal): Promise<QueryResponse>;
  slot(id: string, signal?: AbortSignal): Promise<SlotDetails>;
  /** Slots whose final metric labels match. */
  findSlots(labels: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<readonly PlaceSummary[]>;
  certificate(fingerprint: string, signal?: AbortSignal): Promise<CertificateDetails>;
  check(slot: string): Promise<CheckResult>;
  fields(signal?: AbortSignal): Promise<FieldsAnswer>;
  fieldValues(field: string, filters: readonly Filter[], signal?: AbortSignal): Promise<FieldValuesAnswer>;
  sources(signal?: AbortSignal): Promise<SourcesAnswer>;
  /** Where a browser downloads from: `certificates/<fingerprint>.pem`, `certificates.csv?filters=…`. */
  downloadUrl(path: string): string;
}
