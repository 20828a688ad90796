import { type BackendSrv, type BackendSrvRequest, setBackendSrv } from '@grafana/runtime';
import { of, throwError } from 'rxjs';
import { QUESTIONS } from '../load-records';
import { CERTIFICATE_METRICS } from '../certificate-metric';
import { NOW, type VectorItem } from './series';

/** A Prometheus behind Grafana's proxy that holds some series; the addresses it was asked at come back. */
export function providePrometheus(items: readonly VectorItem[], down: readonly VectorItem[] = []): readonly string[] {
  const asked: string[] = [];
  const fetch = ({ url }: BackendSrvRequest) => {
    asked.push(url);
    const query = new URL(url, 'http://grafana').searchParams.get('query') ?? '';
    return of({ data: vector(answerTo(query, items, down)) });
  };
  setBackendSrv({ fetch } as unknown as BackendSrv);
  return asked;
}

/** What Grafana's proxy rejects with. */
export function provideFailure(status: number, data: unknown): void {
  const fetch = ({ url }: BackendSrvRequest) => throwError(() => ({ status, data, config: { url } }));
  setBackendSrv({ fetch } as unknown as BackendSrv);
}

/** Something that answers 200 without being Prometheus. */
export function provideAnswer(data: unknown): void {
  setBackendSrv({ fetch: () => of({ data }) } as unknown as BackendSrv);
}

/** As in https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries. */
function vector(result: readonly VectorItem[]) {
  return { status: 'success', data: { resultType: 'vector', result } };
}

function answerTo(query: string, items: readonly VectorItem[], down: readonly VectorItem[]): readonly VectorItem[] {
  const isEnd = ({ metric }: VectorItem) => CERTIFICATE_METRICS.get(metric.__name__ ?? '')?.fact === 'notAfter';
  switch (query) {
    case QUESTIONS.counts:
      return [{ metric: {}, value: [NOW / 1000, String(items.filter(isEnd).length)] }];
    case QUESTIONS.ends:
      return items.filter(isEnd);
    case QUESTIONS.others:
      return items.filter((item) => !isEnd(item));
    case QUESTIONS.down:
      return down;
    default:
      throw new Error(`no answer to ${query}`);
  }
}
