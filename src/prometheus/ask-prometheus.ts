import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { explainPrometheus, notPrometheus } from './explain-prometheus';
import type { MetricSample } from './metric-certificate';
import type { Labels } from './metric-labels';

interface Answer {
  readonly status: 'success';
  readonly data: {
    readonly resultType: 'vector';
    readonly result: ReadonlyArray<{ readonly metric: Labels; readonly value: readonly [number, string] }>;
  };
}

/**
 * An instant query at now (https://prometheus.io/docs/prometheus/latest/querying/api/), through Grafana's data source proxy.
 * Values are taken as seconds. Rejects with an `AgentError`.
 * @param url of the data source at Grafana: `/api/datasources/proxy/uid/<uid>`.
 */
export async function askPrometheus(url: string, expression: string): Promise<readonly MetricSample[]> {
  const search = new URLSearchParams({ query: expression });
  try {
    const request = getBackendSrv().fetch<unknown>({
      url: `${url}/api/v1/query?${search}`,
      method: 'GET',
      showErrorAlert: false,
      showSuccessAlert: false,
    });
    const { data } = await lastValueFrom(request);
    if (!isAnswer(data)) {
      throw notPrometheus();
    }
    return data.data.result.map(({ metric, value }) => ({
      metric: metric.__name__ ?? '',
      labels: metric,
      valueMs: millisecondsOf(value[1]),
    }));
  } catch (error) {
    throw explainPrometheus(error);
  }
}

function isAnswer(data: unknown): data is Answer {
  const { status, data: answer } = (data ?? {}) as Partial<Answer>;
  return status === 'success' && Array.isArray(answer?.result);
}

/** `NaN` and `+Inf` are no moments. */
function millisecondsOf(text: string): number | null {
  const seconds = Number(text);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}
