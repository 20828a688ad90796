import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { explainPrometheus, notPrometheus } from './explain-prometheus';
import type { Labels } from './metric-labels';

export interface Sample {
  readonly labels: Labels;
  /** Of the time series at now; may be `NaN` or infinite. */
  readonly value: number;
}

interface Answer {
  readonly status: 'success';
  readonly data: {
    readonly resultType: 'vector';
    readonly result: ReadonlyArray<{ readonly metric: Labels; readonly value: readonly [number, string] }>;
  };
}

/**
 * An instant query at now (https://prometheus.io/docs/prometheus/latest/querying/api/), through Grafana's data source proxy.
 * Rejects with an `AgentError`.
 * @param url of the data source at Grafana: `/api/datasources/proxy/uid/<uid>`.
 */
export async function instantVector(url: string, expression: string): Promise<readonly Sample[]> {
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
    return data.data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
  } catch (error) {
    throw explainPrometheus(error);
  }
}

function isAnswer(data: unknown): data is Answer {
  const { status, data: answer } = (data ?? {}) as Partial<Answer>;
  return status === 'success' && Array.isArray(answer?.result);
}
