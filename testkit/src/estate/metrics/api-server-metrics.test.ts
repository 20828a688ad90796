import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiServerMetrics } from './api-server-metrics.ts';

const NOW = Date.UTC(2026, 10, 28);
const DAY_MS = 86_400_000;

test('a client is in the buckets from its remaining lifetime on, once a request', () => {
  const clients = [
    { notAfterMs: NOW + 21 * DAY_MS, requestsPerMinute: 1 },
    { notAfterMs: NOW + 300 * DAY_MS, requestsPerMinute: 2 },
  ];
  const lines = apiServerMetrics(clients, NOW - 60_000, NOW).split('\n');
  const bucket = (bound: string) => lines.find((line) => line.includes(`_bucket{le="${bound}"}`))?.replace(/.* /, '');
  assert.deepEqual(['604800', '2.592e+06', '1.5552e+07', '3.1104e+07', '+Inf'].map(bucket), ['0', '2', '2', '5', '5']);
  assert.ok(lines.includes('apiserver_client_certificate_expiration_seconds_count 5'));
});
