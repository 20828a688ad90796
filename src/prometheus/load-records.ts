import { t } from '@grafana/i18n';
import type { Notice } from '@notafter/core';
import { askPrometheus } from './ask-prometheus';
import { metricNames } from './certificate-metric';
import { noSeries } from './explain-prometheus';
import { joinCertManager } from './join-cert-manager';
import { metricCertificates, type MetricSample } from './metric-certificate';
import { type CertificateRecord, recordOf } from './query/record';

/** Everything that a Prometheus tells of certificates, as of when it was asked. */
export interface LoadedRecords {
  readonly records: readonly CertificateRecord[];
  readonly notices: readonly Notice[];
  readonly readAtMs: number;
  /** Targets that had certificates within the hour and are down: what they had is missing. */
  readonly down: readonly Target[];
}

export interface Target {
  readonly job: string;
  readonly instance: string;
}

/** More ends than this are not read: those that end first are. */
export const MOST_SERIES = 20_000;

const ENDS = selector(metricNames(['notAfter']));
const OTHERS = selector(metricNames(['notBefore', 'renewalDue', 'ready']));

export const QUESTIONS = {
  counts: `count by (__name__) (${ENDS})`,
  ends: `bottomk(${MOST_SERIES}, ${ENDS})`,
  others: OTHERS,
  down: `up == 0 and on (job, instance) last_over_time(${ENDS}[1h])`,
} as const;

/** Asks a Prometheus for all of it. Rejects with an `AgentError`, also when there is nothing of certificates. */
export async function loadRecords(url: string, clock: () => number): Promise<LoadedRecords> {
  const [counts, ends, others, down] = await Promise.all([
    askPrometheus(url, QUESTIONS.counts),
    askPrometheus(url, QUESTIONS.ends),
    askPrometheus(url, QUESTIONS.others),
    // A hint only: whoever cannot answer it may still answer the others.
    askPrometheus(url, QUESTIONS.down).catch(() => []),
  ]);
  if (ends.length === 0) {
    throw noSeries();
  }
  return {
    records: joinCertManager(metricCertificates([...ends, ...others])).map(recordOf),
    notices: noticesOf(total(counts), ends.length),
    readAtMs: clock(),
    down: down.map(({ labels: { job = '', instance = '' } }) => ({ job, instance })),
  };
}

function selector(names: readonly string[]): string {
  return `{__name__=~"${names.join('|')}"}`;
}

/** Counts come as numbers, which were taken for seconds. */
function total(counts: readonly MetricSample[]): number {
  return counts.reduce((sum, { valueMs }) => sum + (valueMs ?? 0) / 1000, 0);
}

function noticesOf(series: number, read: number): readonly Notice[] {
  const text = t(
    'metrics.cut',
    'Prometheus holds {{series, number}} series of certificates: the {{read, number}} that end first are read.',
    { series, read }
  );
  return series > read ? [{ severity: 'warning', text }] : [];
}
