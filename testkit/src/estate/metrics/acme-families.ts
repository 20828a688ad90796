import type { Family, Sample } from './exposition.ts';

const SERVER = { host: 'acme-v02.api.letsencrypt.org', scheme: 'https' };

/** A request every so many seconds that takes so many; the server refuses new orders now and then. */
const REQUESTS: ReadonlyArray<
  readonly [action: string, method: string, status: string, everySeconds: number, seconds: number]
> = [
  ['discover', 'GET', '200', 60, 0.12],
  ['authorize_order', 'POST', '201', 30, 0.31],
  ['authorize_order', 'POST', '429', 600, 0.09],
  ['get_authorization', 'POST', '200', 5, 0.14],
  ['accept_challenge', 'POST', '200', 30, 0.22],
  ['get_order', 'POST', '200', 8, 0.15],
  ['create_order_cert', 'POST', '200', 90, 0.64],
  ['fetch_cert', 'POST', '200', 90, 0.18],
];

/** Requests of cert-manager's ACME client since it started. */
export function acmeFamilies(startedMs: number, nowMs: number): readonly Family[] {
  const requests = REQUESTS.map(([action, method, status, everySeconds, seconds]) => ({
    labels: { action, ...SERVER, method, status },
    count: 3 + Math.floor(Math.max(0, nowMs - startedMs) / (everySeconds * 1000)),
    seconds,
  }));
  const latencies = requests.flatMap(({ labels, count, seconds }): readonly Sample[] => [
    ...[0.5, 0.9, 0.99].map((quantile) => ({
      labels: { ...labels, quantile: String(quantile) },
      value: rounded(seconds * (1 + quantile)),
    })),
    { suffix: '_sum', labels, value: rounded(seconds * count) },
    { suffix: '_count', labels, value: count },
  ]);
  return [
    {
      name: 'certmanager_http_acme_client_request_count',
      type: 'counter',
      help: 'Total number of outbound ACME HTTP requests. Labels: scheme (http/https), host (ACME host), action (logical ACME operation), method (HTTP verb), status (HTTP status code).',
      samples: requests.map(({ labels, count }) => ({ labels, value: count })),
    },
    {
      name: 'certmanager_http_acme_client_request_duration_seconds',
      type: 'summary',
      help: 'Latency of outbound ACME HTTP requests in seconds. Summary quantiles approximate request distribution. Labels: scheme (http/https), host (ACME host), action (logical ACME operation), method (HTTP verb), status (HTTP status code). Use with acme_client_request_count for rate/error analysis.',
      samples: latencies,
    },
  ];
}

const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000;
