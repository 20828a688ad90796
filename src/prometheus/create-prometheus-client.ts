import { t } from '@grafana/i18n';
import {
  FIELDS,
  type FieldValuesAnswer,
  type Filter,
  type Health,
  isFieldName,
  type QueryRequest,
  type QueryResponse,
} from '@notafter/core';
import { AgentError, type AgentClient } from '../datasource/client';
import { findRecords } from './find-records';
import { type LoadedRecords, loadRecords } from './load-records';
import { answerQuery } from './query/answer-query';
import { matching } from './query/matching';
import { fieldReader } from './query/read-field';
import { placeSummary, slotDetails } from './slot-of-record';
import { sourcesOf } from './sources-of';

/** Answers younger than this are used again: all parts of a page speak of one moment, and a slider need not wait. */
export const FRESH_MS = 15_000;

interface Settings {
  /** Of the Prometheus data source at Grafana: `/api/datasources/proxy/uid/<uid>`. */
  readonly url: string;
  readonly clock: () => number;
}

/**
 * What the pages ask an agent for, answered from the metrics of a Prometheus. Thresholds are core's default policy.
 * What metrics do not tell is absent; to check a place again takes an agent. Every call rejects with an `AgentError`.
 */
export function createPrometheusClient({ url, clock }: Settings): AgentClient {
  const load = sharing(() => loadRecords(url, clock), clock);
  const slotOf = async (id: string) => {
    const record = (await load()).records.find(({ slot }) => slot === id);
    if (record === undefined) {
      throw new AgentError('not-found', t('metrics.no-slot', 'No series has this place now.'), '');
    }
    return record;
  };
  return {
    health: async () => healthOf(await load(), clock()),
    query: async (request) => answer(request, await load(), clock()),
    fieldValues: async (field, filters) => fieldValues(field, filters, await load(), clock()),
    fields: async () => ({ fields: FIELDS }),
    sources: async () => ({ sources: sourcesOf(await load()) }),
    slot: async (id) => slotDetails(await slotOf(id), (await load()).records, clock()),
    findSlots: async (labels) =>
      findRecords((await load()).records, labels).map((found) => placeSummary(found, clock())),
    certificate: async () => refuse(),
    check: async () => refuse(),
    downloadUrl: () => '',
  };
}

/** One load for all who ask at about the same time. A failed one is not kept. */
function sharing(load: () => Promise<LoadedRecords>, clock: () => number): () => Promise<LoadedRecords> {
  let latest: { readonly atMs: number; readonly records: Promise<LoadedRecords> } | null = null;
  return () => {
    if (latest !== null && clock() - latest.atMs < FRESH_MS) {
      return latest.records;
    }
    const started = { atMs: clock(), records: load() };
    latest = started;
    started.records.catch(() => {
      latest = latest === started ? null : latest;
    });
    return started.records;
  };
}

function healthOf({ records, readAtMs, down }: LoadedRecords, nowMs: number): Health {
  return {
    product: 'notafter',
    version: '',
    cluster: '',
    nowMs,
    certificates: new Set(records.map(({ fingerprint }) => fingerprint)).size,
    locations: new Set(records.map(({ place, node }) => `${node} ${place}`)).size,
    sources: new Set(records.map(({ labels }) => labels.job)).size,
    sourcesInTrouble: [...new Set(down.map(({ job }) => job))],
    readAtMs,
  };
}

function answer({ queries, range }: QueryRequest, { records, notices }: LoadedRecords, nowMs: number): QueryResponse {
  const context = { all: records, nowMs, notices };
  return { results: Object.fromEntries(queries.map((query) => [query.refId, answerQuery(query, range, context)])) };
}

function fieldValues(
  field: string,
  filters: readonly Filter[],
  { records }: LoadedRecords,
  nowMs: number
): FieldValuesAnswer {
  if (!isFieldName(field)) {
    return { values: [], total: 0 };
  }
  const read = fieldReader(field, nowMs);
  const counts = new Map<string, number>();
  matching(records, filters, nowMs)
    .flatMap((record) => [read(record) ?? []].flat())
    .forEach((value) => counts.set(String(value), (counts.get(String(value)) ?? 0) + 1));
  const values = [...counts].map(([value, count]) => ({ value, count })).sort((one, other) => other.count - one.count);
  return { values, total: values.length };
}

function refuse(): never {
  throw new AgentError('bad-request', t('metrics.no-query', 'Metrics do not tell that: it takes an agent.'), '');
}
