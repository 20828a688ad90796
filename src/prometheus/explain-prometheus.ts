import { t } from '@grafana/i18n';
import { isFetchError } from '@grafana/runtime';
import { AgentError } from '../datasource/client';
import type { Explanation } from '../datasource/explain-proxy';
import { explainRefusal } from '../datasource/explain-refusal';

/** What a Prometheus data source rejects with, as an error that says what happened and what to do. */
export function explainPrometheus(error: unknown): AgentError {
  if (error instanceof AgentError) {
    return error;
  }
  if (!isFetchError<unknown>(error)) {
    return failed(error instanceof Error ? error.message : String(error), error);
  }
  return ofPrometheus(error.data) ?? ofStatus(error.status, error);
}

/** It answers, and it is no Prometheus. */
export function notPrometheus(): AgentError {
  return new AgentError(
    'not-an-agent',
    t('metrics.not-prometheus', 'This answers, but not as Prometheus does.'),
    t(
      'metrics.not-prometheus-advice',
      'Check the URL in the settings of the data source, with its path: Mimir and Thanos have one.'
    )
  );
}

export function noSeries(): AgentError {
  return new AgentError(
    'not-found',
    t('metrics.no-series', 'This Prometheus holds no metrics of certificates.'),
    t(
      'metrics.no-series-advice',
      'The pages read x509_cert_not_after (x509-certificate-exporter), ssl_cert_not_after and its like (ssl_exporter), certmanager_certificate_expiration_timestamp_seconds (cert-manager), probe_ssl_earliest_cert_expiry (blackbox_exporter) and what a Notafter agent serves. Have one of them scraped, or choose another data source.'
    )
  );
}

/** Prometheus says itself what is wrong with a question: `{ status: "error", errorType, error }`. */
function ofPrometheus(data: unknown): AgentError | null {
  const { status, errorType, error } = (data ?? {}) as { status?: unknown; errorType?: unknown; error?: unknown };
  if (status !== 'error' || typeof error !== 'string') {
    return null;
  }
  const isTooLong = errorType === 'timeout' || errorType === 'canceled';
  return new AgentError(
    isTooLong ? 'timeout' : 'bad-request',
    t('metrics.refused', 'Prometheus refused the question: {{- error}}', { error }),
    isTooLong
      ? t('metrics.timeout-advice', 'It holds too many series for its time limit. Try again, or raise query.timeout.')
      : t('metrics.refused-advice', 'Is it Prometheus 2.26 or later, or something that speaks its language?')
  );
}

function ofStatus(status: number, cause: unknown): AgentError {
  const { kind, message, advice } = explainRefusal(status) ?? explained(status);
  return new AgentError(kind, message, advice, { cause });
}

function explained(status: number): Explanation {
  switch (status) {
    case 404:
      return notPrometheus();
    case 502:
    case 503:
      return {
        kind: 'unreachable',
        message: t('metrics.unreachable', 'Grafana’s server cannot reach this Prometheus.'),
        advice: t(
          'metrics.unreachable-advice',
          'Is it running at the URL of the data source, seen from Grafana’s server? Grafana’s log has the cause beside “Proxy request failed”.'
        ),
      };
    case 504:
      return {
        kind: 'timeout',
        message: t('metrics.silent', 'This Prometheus did not answer in time.'),
        advice: t('metrics.silent-advice', 'Try again, or raise the timeout of the data source.'),
      };
    default:
      return {
        kind: 'failed',
        message: t('metrics.failed', 'Prometheus answered with an error ({{status}}).', { status }),
        advice: t('metrics.failed-advice', 'Its log and Grafana’s say more.'),
      };
  }
}

function failed(message: string, cause: unknown): AgentError {
  return new AgentError('failed', message, t('metrics.failed-advice', 'Its log and Grafana’s say more.'), { cause });
}
