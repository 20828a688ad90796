import type { Family } from './exposition.ts';

/** A sync every so many seconds, and one of so many of them fails. */
const CONTROLLERS: ReadonlyArray<readonly [controller: string, everySeconds: number, failing?: number]> = [
  ['certificaterequests-approver', 9],
  ['certificaterequests-issuer-acme', 7, 12],
  ['certificaterequests-issuer-ca', 15],
  ['certificaterequests-issuer-vault', 20, 4],
  ['certificates-issuing', 6],
  ['certificates-key-manager', 8],
  ['certificates-readiness', 5],
  ['certificates-request-manager', 6],
  ['certificates-revision-manager', 12],
  ['certificates-trigger', 4],
  ['challenges', 5, 6],
  ['clusterissuers', 30],
  ['gateway-shim', 25],
  ['ingress-shim', 18],
  ['issuers', 30, 2],
  ['orders', 6, 10],
];

/** Of the controller's process since it started. */
export function controllerFamilies(startedMs: number, nowMs: number): readonly Family[] {
  const seconds = Math.max(0, nowMs - startedMs) / 1000;
  const now = Math.floor(nowMs / 1000);
  const syncs = CONTROLLERS.map(([controller, every, failing = Infinity]) => {
    const count = 10 + Math.floor(seconds / every);
    return { labels: { controller }, count, errors: Math.floor(count / failing) };
  });
  const one = (value: number) => [{ labels: {}, value }];
  return [
    {
      name: 'certmanager_controller_sync_call_count',
      type: 'counter',
      help: 'The number of sync() calls made by a controller. Label: controller (fixed small set of controller names).',
      samples: syncs.map(({ labels, count }) => ({ labels, value: count })),
    },
    {
      name: 'certmanager_controller_sync_error_count',
      type: 'counter',
      help: 'The number of errors encountered during controller sync(). Label: controller. Use with controller_sync_call_count to derive error rates.',
      samples: syncs.filter(({ errors }) => errors > 0).map(({ labels, errors }) => ({ labels, value: errors })),
    },
    {
      name: 'certmanager_clock_time_seconds',
      type: 'counter',
      help: 'DEPRECATED: use clock_time_seconds_gauge instead. The clock time given in seconds (from 1970/01/01 UTC).',
      samples: one(now),
    },
    {
      name: 'certmanager_clock_time_seconds_gauge',
      type: 'gauge',
      help: 'The clock time given in seconds (from 1970/01/01 UTC). Gauge form of the deprecated clock_time_seconds counter. No labels.',
      samples: one(now),
    },
    {
      name: 'process_cpu_seconds_total',
      type: 'counter',
      help: 'Total user and system CPU time spent in seconds.',
      samples: one(1.4 + seconds / 80),
    },
    {
      name: 'process_resident_memory_bytes',
      type: 'gauge',
      help: 'Resident memory size in bytes.',
      samples: one(92_000_000 + 4_000_000 * Math.round(Math.sin(seconds / 300))),
    },
    {
      name: 'process_start_time_seconds',
      type: 'gauge',
      help: 'Start time of the process since unix epoch in seconds.',
      samples: one(startedMs / 1000),
    },
  ];
}
