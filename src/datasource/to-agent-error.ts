import { t } from '@grafana/i18n';
import { isFetchError } from '@grafana/runtime';
import { AgentError, type AgentErrorKind } from './client';
import { credentialsAdvice, explainProxy, type Explanation } from './explain-proxy';
import { unescaped } from './unescaped';

/** Whatever a request through Grafana's proxy rejects with, as an error that says what happened and what to do. */
export function toAgentError(error: unknown): AgentError {
  if (error instanceof AgentError) {
    return error;
  }
  const { kind, message, advice } = explain(error);
  return new AgentError(kind, message, advice, { cause: error });
}

function explain(error: unknown): Explanation {
  if (!isFetchError<unknown>(error)) {
    return unknownFailure(error);
  }
  if (error.cancelled) {
    return { kind: 'failed', message: t('error.cancelled', 'The request was cancelled.'), advice: '' };
  }
  const own = agentsOwn(error.data);
  if (own !== null) {
    const kind = kindOfStatus(error.status);
    return { kind, message: own, advice: adviceFor(kind) };
  }
  return explainProxy(error.status, textOf(error.data) || (error.message ?? ''));
}

function unknownFailure(error: unknown): Explanation {
  if (error instanceof Error && error.name === 'AbortError') {
    return { kind: 'failed', message: t('error.cancelled', 'The request was cancelled.'), advice: '' };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    kind: 'unreachable',
    message: t('error.no-grafana', 'Grafana did not answer: {{message}}', unescaped({ message })),
    advice: t('error.no-grafana-advice', 'Check your connection to Grafana, then try again.'),
  };
}

/** The message of an error that the agent itself wrote: `{ error: { code, message } }`. */
function agentsOwn(data: unknown): string | null {
  const error = isRecord(data) ? data.error : undefined;
  return isRecord(error) && typeof error.code === 'string' && typeof error.message === 'string' ? error.message : null;
}

function textOf(data: unknown): string {
  if (typeof data === 'string') {
    return data;
  }
  return isRecord(data) ? [data.message, data.error].filter((part) => typeof part === 'string').join(': ') : '';
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOfStatus(status: number): AgentErrorKind {
  const kinds: Readonly<Record<number, AgentErrorKind>> = {
    401: 'unauthorized',
    403: 'forbidden',
    404: 'not-found',
    408: 'timeout',
    429: 'too-soon',
    504: 'timeout',
  };
  return kinds[status] ?? (status >= 500 ? 'failed' : 'bad-request');
}

function adviceFor(kind: AgentErrorKind): string {
  switch (kind) {
    case 'unauthorized':
      return credentialsAdvice();
    case 'timeout':
      return t('error.slow-advice', 'Narrow the filters or lower the limit, then try again.');
    case 'failed':
      return t('error.failed-advice', 'The log of the agent says more.');
    default:
      return '';
  }
}
