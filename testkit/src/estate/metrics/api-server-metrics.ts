import { expositionText, type Sample } from './exposition.ts';

/** Seconds; as kube-apiserver has them (staging/src/k8s.io/apiserver, pkg/authentication/request/x509). */
const BOUNDS = [
  0, 1800, 3600, 7200, 21_600, 43_200, 86_400, 172_800, 345_600, 604_800, 2_592_000, 7_776_000, 15_552_000, 31_104_000,
];

/** A client certificate with which somebody asks the API server, so many times a minute. */
export interface ApiClient {
  readonly notAfterMs: number;
  readonly requestsPerMinute: number;
}

/** What the API server's own histogram says of the certificates that its clients come with: one observation a request. */
export function apiServerMetrics(clients: readonly ApiClient[], startedMs: number, nowMs: number): string {
  const minutes = Math.max(0, nowMs - startedMs) / 60_000;
  const observed = clients.map(({ notAfterMs, requestsPerMinute }) => ({
    left: Math.max(0, (notAfterMs - nowMs) / 1000),
    count: 1 + Math.floor(requestsPerMinute * minutes),
  }));
  const total = (counted: typeof observed) => counted.reduce((sum, { count }) => sum + count, 0);
  const bucket = (bound: string, value: number): Sample => ({ suffix: '_bucket', labels: { le: bound }, value });
  const samples = [
    ...BOUNDS.map((bound) => bucket(boundText(bound), total(observed.filter(({ left }) => left <= bound)))),
    bucket('+Inf', total(observed)),
    { suffix: '_sum', labels: {}, value: Math.round(observed.reduce((sum, { left, count }) => sum + left * count, 0)) },
    { suffix: '_count', labels: {}, value: total(observed) },
  ];
  return expositionText([
    {
      name: 'apiserver_client_certificate_expiration_seconds',
      type: 'histogram',
      help: '[ALPHA] Distribution of the remaining lifetime on the certificate used to authenticate a request.',
      samples,
    },
  ]);
}

/** As Go writes a float: with an exponent from a million on. */
const boundText = (bound: number): string => (bound < 1e6 ? String(bound) : bound.toExponential().replace('e+', 'e+0'));
