import { t } from '@grafana/i18n';
import type { SourceDetails } from '@notafter/core';
import type { LoadedRecords } from './load-records';
import type { CertificateRecord } from './query/record';

/** One source for each scrape job and family of metrics: what Prometheus has of it, and which of its targets are down. */
export function sourcesOf({ records, readAtMs, down }: LoadedRecords): readonly SourceDetails[] {
  const jobs = new Map<string, CertificateRecord[]>();
  for (const record of records) {
    const key = JSON.stringify([record.labels.job ?? '', record.certificate.family]);
    jobs.set(key, [...(jobs.get(key) ?? []), record]);
  }
  down
    .filter(({ job }) => !records.some(({ labels }) => labels.job === job))
    .forEach(({ job }) => {
      jobs.set(JSON.stringify([job, '']), []);
    });
  return [...jobs].map(([key, found]) => {
    const [name, family] = JSON.parse(key) as [string, string];
    const silent = down.filter(({ job }) => job === name).map(({ instance }) => instance);
    return {
      kind: family === '' ? t('metrics.job', 'job') : `${family}_*`,
      name: name || t('metrics.no-job', 'without a job'),
      up: silent.length === 0,
      reason: null,
      message: silent.length === 0 ? '' : t('metrics.down', 'Down: {{- targets}}', { targets: silent.join(', ') }),
      lastPassMs: readAtMs,
      lastSuccessMs: readAtMs,
      durationMs: null,
      locations: new Set(found.map(({ place, node }) => `${node} ${place}`)).size,
      certificates: new Set(found.map(({ fingerprint }) => fingerprint)).size,
      errors: {},
      inTrouble: [],
      looksAt: [...new Set(found.flatMap(({ labels: { instance } }) => instance ?? []))].sort(),
    };
  });
}
