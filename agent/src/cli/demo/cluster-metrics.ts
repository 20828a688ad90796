import type { Estate } from '@notafter/testkit';
import { answerBody } from '../../http/answer.ts';
import { type Route, get } from '../../http/route.ts';

const TEXT_FORMAT = 'text/plain; version=0.0.4; charset=utf-8';

/** What programs of the demo's cluster would serve themselves: cert-manager's and the API server's metrics. */
export function clusterMetrics(
  estate: Pick<Estate, 'certManagerMetrics' | 'apiServerMetrics'>,
  clock: () => number
): readonly Route[] {
  return [
    get('/cert-manager/metrics', () => answerBody(estate.certManagerMetrics(clock()), TEXT_FORMAT)),
    get('/kube-apiserver/metrics', () => answerBody(estate.apiServerMetrics(clock()), TEXT_FORMAT)),
  ];
}
