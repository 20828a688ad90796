import { instantVector } from './instant-vector';
import type { MetricSample } from './metric-certificate';

/** An instant query at now, whose values are taken as seconds. Like `instantVector`, it rejects with an `AgentError`. */
export async function askPrometheus(url: string, expression: string): Promise<readonly MetricSample[]> {
  const samples = await instantVector(url, expression);
  return samples.map(({ labels, value }) => ({
    metric: labels.__name__ ?? '',
    labels,
    // `NaN` and `+Inf` are no moments.
    valueMs: Number.isFinite(value) ? value * 1000 : null,
  }));
}
