import { type Notice, type Query, type QueryRequest, type Result } from '@notafter/core';
import { AgentError } from '../../datasource/client';
import { t } from '@grafana/i18n';
import { answerCertificates } from './answer-certificates';
import { answerFindings } from './answer-findings';
import { answerSummary } from './answer-summary';
import { answerUpcoming } from './answer-upcoming';
import { matching } from './matching';
import type { CertificateRecord } from './record';

/** What the answers are made of. */
export interface Records {
  readonly all: readonly CertificateRecord[];
  readonly nowMs: number;
  readonly notices: readonly Notice[];
}

export interface QueryContext {
  /** Those that match the filters. */
  readonly records: readonly CertificateRecord[];
  readonly nowMs: number;
  readonly range: QueryRequest['range'];
  readonly notices: readonly Notice[];
}

/** Answers a query as an agent does, from what metrics tell, as of its own moment (`at`), else as of now. Throws an `AgentError`. */
export function answerQuery(query: Query, range: QueryRequest['range'], { all, nowMs, notices }: Records): Result {
  const atMs = query.at ?? nowMs;
  if (query.type === 'findings') {
    return answerFindings(query, { records: all, nowMs: atMs, range, notices });
  }
  const records = matching(all, query.filters ?? [], atMs);
  const context: QueryContext = { records, nowMs: atMs, range, notices };
  switch (query.type) {
    case 'certificates':
      return answerCertificates(query, context);
    case 'summary':
      return answerSummary(query, context);
    case 'upcoming':
      return answerUpcoming(query, context);
    default:
      throw new AgentError('bad-request', t('metrics.no-query', 'Metrics do not tell that: it takes an agent.'), '');
  }
}
