import { DAY_MS } from '@notafter/core';
import type { RunwayRow } from './row';

/** The now of the tests. */
export const NOW = Date.UTC(2026, 10, 23, 10);

/** A moment so many days from now. */
export function inDays(days: number): number {
  return NOW + days * DAY_MS;
}

/** A valid row of 90 days that ends in 60, for tests; each gives what it is about. */
export function buildRow(given: Partial<RunwayRow> = {}): RunwayRow {
  return {
    id: 'row',
    title: 'web.example',
    place: '/etc/kubernetes/pki/web.crt',
    group: '',
    state: 'valid',
    notBeforeMs: inDays(-30),
    notAfterMs: inDays(60),
    warningAtMs: inDays(37.5),
    criticalAtMs: inDays(51),
    renewalDueMs: null,
    renewedAtMs: null,
    note: '',
    href: '',
    facts: [],
    link: { fingerprint: '', issuerFingerprint: '', subject: '', issuer: '', issuerTitle: '', isCa: false },
    command: '',
    ...given,
  };
}
