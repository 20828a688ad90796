import type { Estate } from '@notafter/testkit';
import { Hono } from 'hono';

const TEXT_FORMAT = 'text/plain; version=0.0.4; charset=utf-8';

/** What programs of the demo's cluster would serve themselves: cert-manager's and the API server's metrics. */
export function clusterMetrics(
  estate: Pick<Estate, 'certManagerMetrics' | 'apiServerMetrics'>,
  clock: () => number
): Hono {
  const app = new Hono();
  const serve = (path: string, textAt: (nowMs: number) => string) =>
    app.get(path, (context) => context.body(textAt(clock()), 200, { 'content-type': TEXT_FORMAT }));
  serve('/cert-manager/metrics', estate.certManagerMetrics);
  serve('/kube-apiserver/metrics', estate.apiServerMetrics);
  return app;
}
