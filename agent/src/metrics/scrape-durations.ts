import type { Series, TextWriter } from './text-writer.ts';

/** The bounds that x509-certificate-exporter has, in seconds. */
const BOUNDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30];

/** How long scrapes took, as `x509_scrape_duration_seconds`. */
export interface ScrapeDurations {
  observe(seconds: number): void;
  write(writer: TextWriter): AsyncGenerator<Buffer>;
}

export function createScrapeDurations(): ScrapeDurations {
  const durations = { count: 0, sum: 0, buckets: BOUNDS.map(() => 0) };
  return {
    observe(seconds) {
      durations.count++;
      durations.sum += seconds;
      durations.buckets = durations.buckets.map((count, index) => count + Number(seconds <= (BOUNDS[index] ?? 0)));
    },
    write(writer) {
      const bucket = (bound: string, value: number) => ({ suffix: '_bucket', labels: `{le="${bound}"}`, value });
      const rows: Array<Series & { value: number }> = [
        ...BOUNDS.map((bound, index) => bucket(String(bound), durations.buckets[index] ?? 0)),
        bucket('+Inf', durations.count),
        { suffix: '_sum', labels: '', value: durations.sum },
        { suffix: '_count', labels: '', value: durations.count },
      ];
      return writer.family('x509_scrape_duration_seconds', rows, ({ value }) => value);
    },
  };
}
