import type { CheckResult, Filter, Health, QueryResponse } from '@notafter/core';
import { t } from '@grafana/i18n';
import { type BackendSrvRequest, getBackendSrv, isFetchError } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { AgentError, type AgentClient } from './client';
import { notAnAgent } from './explain-proxy';
import { isRecord, toAgentError } from './to-agent-error';

interface SendOptions {
  readonly method?: 'POST';
  readonly data?: object;
  readonly signal?: AbortSignal | undefined;
}
type Accepts = (data: Readonly<Record<string, unknown>>) => boolean;

/**
 * The agent's HTTP API through Grafana's data source proxy.
 * @param settings `url` of the data source instance: `/api/datasources/proxy/uid/<uid>`, in the viewer the agent's own.
 */
export function createClient(settings: { readonly url: string }): AgentClient {
  const base = `${settings.url.replace(/\/+$/, '')}/api/v1`;
  const isProxied = settings.url.includes(PROXY);

  async function send<Answer>(path: string, accepts: Accepts, options: SendOptions = {}): Promise<Answer> {
    const { signal, ...rest } = options;
    try {
      const data = await answered({
        url: `${base}/${path}`,
        method: 'GET',
        showErrorAlert: false,
        showSuccessAlert: false,
        ...rest,
        ...(signal !== undefined && { abortSignal: signal }),
      });
      return accepted<Answer>(data, accepts);
    } catch (error) {
      throw isProxied ? toAgentError(error) : withoutGrafana(toAgentError(error));
    }
  }

  return {
    health: (signal) => send<Health>('health', (data) => data.product === 'notafter', { signal }),
    query: (request, signal) => send<QueryResponse>('query', has('results'), { method: 'POST', data: request, signal }),
    slot: (id, signal) => send(`slots/${encodeURIComponent(id)}`, has('slot'), { signal }),
    findSlots: (labels, signal) => send(`slots?${new URLSearchParams(labels)}`, isList, { signal }),
    certificate: (fingerprint, signal) =>
      send(`certificates/${encodeURIComponent(fingerprint)}`, has('certificate'), { signal }),
    check: (slot) => send<CheckResult>(`slots/${encodeURIComponent(slot)}/check`, has('slot'), { method: 'POST' }),
    fields: (signal) => send('fields', has('fields'), { signal }),
    fieldValues: (field, filters, signal) =>
      send(`fields/${encodeURIComponent(field)}/values${filterParameter(filters)}`, has('values'), { signal }),
    sources: (signal) => send('sources', has('sources'), { signal }),
    downloadUrl: (path) => `${base}/${path}`,
  };
}

const PROXY = '/api/datasources/proxy/';

/** The agent's own viewer asks it without Grafana between them: nothing there is Grafana's. */
function withoutGrafana(error: AgentError): AgentError {
  if (error.kind !== 'unreachable') {
    return error;
  }
  return new AgentError(
    'unreachable',
    t('error.unreachable-viewer', 'This page cannot reach the agent that it came from.'),
    t('error.unreachable-viewer-advice', 'Is the agent still running, and your way to it open? Its log says more.'),
    { cause: error }
  );
}

/** Once an answer is cut off, how often the question is asked again. */
const RETRIES = 2;

/**
 * Grafana's data source proxy (Go's ReverseProxy) closes its connection when an answer comes before it has seen the end
 * of the question: of the POSTs to an agent close by, one in a hundred arrives with status 200 and no body.
 */
async function answered(request: BackendSrvRequest, retries = RETRIES): Promise<unknown> {
  try {
    return (await lastValueFrom(getBackendSrv().fetch<unknown>(request))).data;
  } catch (error) {
    if (retries === 0 || !isCutOff(error)) {
      throw error;
    }
    return answered(request, retries - 1);
  }
}

/** What a browser says of JSON or of a connection that ends too soon. */
function isCutOff(error: unknown): boolean {
  return !isFetchError(error) && error instanceof Error && ['SyntaxError', 'TypeError'].includes(error.name);
}

const has =
  (key: string): Accepts =>
  (data) =>
    key in data;
const isList: Accepts = (data) => Array.isArray(data);

function filterParameter(filters: readonly Filter[]): string {
  return filters.length === 0 ? '' : `?${new URLSearchParams({ filters: JSON.stringify(filters) })}`;
}

/** A 200 may come from anything that listens there: a login page, Prometheus, Grafana itself. */
function accepted<Answer>(data: unknown, accepts: Accepts): Answer {
  if (typeof data === 'object' && data !== null && accepts(data as Readonly<Record<string, unknown>>)) {
    return data as Answer;
  }
  const { kind, message, advice } = notAnAgent(
    t('error.not-an-agent', 'This answers, but it is not a Notafter agent: {{what}}.', { what: guess(data) })
  );
  throw new AgentError(kind, message, advice);
}

function guess(data: unknown): string {
  if (typeof data === 'string') {
    return /<html|<!doctype/i.test(data)
      ? t('error.guess-page', 'it sent a web page')
      : t('error.guess-text', 'it sent text that is no JSON');
  }
  if (isRecord(data) && (data.status === 'success' || data.status === 'error')) {
    return t('error.guess-prometheus', 'it looks like Prometheus');
  }
  if (isRecord(data) && 'database' in data) {
    return t('error.guess-grafana', 'it looks like Grafana');
  }
  return t('error.guess-other', 'it sent other JSON');
}
