export type MetricType = 'gauge' | 'counter' | 'histogram';

export interface MetricDefinition {
  readonly type: MetricType;
  readonly help: string;
  readonly labels: readonly string[];
}

/** Where a certificate is: the labels of x509-certificate-exporter v4.2 that name a place. */
const X509_PLACE = [
  ...['cabundle_entry', 'cabundle_resource_kind', 'cabundle_resource_name'],
  ...['configmap_key', 'configmap_name', 'configmap_namespace'],
  ...['embedded_key', 'embedded_kind', 'filename', 'filepath'],
  ...['secret_key', 'secret_name', 'secret_namespace'],
] as const;

/** The labels of x509-certificate-exporter v4.2 on a certificate. */
const X509_LABELS = [
  ...X509_PLACE,
  'discriminator',
  ...['issuer_C', 'issuer_CN', 'issuer_L', 'issuer_O', 'issuer_OU', 'issuer_ST'],
  'serial_number',
  ...['subject_C', 'subject_CN', 'subject_L', 'subject_O', 'subject_OU', 'subject_ST'],
] as const;

/** …and on a certificate revocation list. */
const X509_CRL_LABELS = [
  ...X509_PLACE,
  'crl_number',
  'discriminator',
  ...['issuer_C', 'issuer_CN', 'issuer_L', 'issuer_O', 'issuer_OU', 'issuer_ST'],
] as const;

const OUR_PLACE = ['address', 'cluster', 'csr_name', 'endpoint', 'kind', 'node', 'owner', 'place'] as const;
const LOCATION_LABELS = [...X509_PLACE, ...OUR_PLACE] as const;
const SIGHTING_LABELS = [...X509_LABELS, ...OUR_PLACE, 'role'] as const;
const SOURCE_LABELS = ['source_kind', 'source_name'] as const;

/** Metrics of x509-certificate-exporter v4.2, with its names, help texts and labels. */
export const X509_METRICS = {
  x509_cert_not_after: { type: 'gauge', help: "Unix timestamp of the certificate's NotAfter.", labels: X509_LABELS },
  x509_cert_not_before: { type: 'gauge', help: "Unix timestamp of the certificate's NotBefore.", labels: X509_LABELS },
  x509_cert_expired: {
    type: 'gauge',
    help: '1 if the certificate is expired, 0 otherwise.',
    labels: X509_LABELS,
  },
  x509_cert_expires_in_seconds: {
    type: 'gauge',
    help: "Seconds until the certificate's NotAfter.",
    labels: X509_LABELS,
  },
  x509_cert_valid_since_seconds: {
    type: 'gauge',
    help: "Seconds since the certificate's NotBefore.",
    labels: X509_LABELS,
  },
  x509_cert_error: {
    type: 'gauge',
    help: '1 if the corresponding bundle item failed to parse, 0 otherwise.',
    labels: X509_LABELS,
  },
  x509_crl_next_update: {
    type: 'gauge',
    help: "Unix timestamp of the CRL's nextUpdate (RFC 5280 §5.1.2.5).",
    labels: X509_CRL_LABELS,
  },
  x509_crl_this_update: {
    type: 'gauge',
    help: "Unix timestamp of the CRL's thisUpdate (RFC 5280 §5.1.2.4).",
    labels: X509_CRL_LABELS,
  },
  x509_crl_number: {
    type: 'gauge',
    help: "Value of the CRL's cRLNumber extension (RFC 5280 §5.2.3); 0 if absent.",
    labels: X509_CRL_LABELS,
  },
  x509_crl_stale: {
    type: 'gauge',
    help: "1 if the current time is past the CRL's nextUpdate, 0 otherwise.",
    labels: X509_CRL_LABELS,
  },
  x509_crl_stale_in_seconds: {
    type: 'gauge',
    help: "Seconds until the CRL's nextUpdate (negative once stale).",
    labels: X509_CRL_LABELS,
  },
  x509_crl_fresh_since_seconds: {
    type: 'gauge',
    help: "Seconds since the CRL's thisUpdate.",
    labels: X509_CRL_LABELS,
  },
  x509_source_up: {
    type: 'gauge',
    help: '1 if the source has produced its first sync, 0 otherwise.',
    labels: SOURCE_LABELS,
  },
  x509_source_bundles: {
    type: 'gauge',
    help: 'Number of bundles currently tracked per source.',
    labels: SOURCE_LABELS,
  },
  x509_source_errors_total: {
    type: 'counter',
    help: 'Errors emitted by sources, by reason code.',
    labels: [...SOURCE_LABELS, 'reason'],
  },
  x509_cert_collision_total: {
    type: 'counter',
    help: 'Number of label-collision events detected by the registry, regardless of resolution policy. Increments on every scrape while a collision persists — useful as a diagnostic that the config has overlapping rules, but not a data-loss signal on its own. For that, see x509_cert_collision_dropped_total.',
    labels: ['source_kind'],
  },
  x509_cert_collision_dropped_total: {
    type: 'counter',
    help: 'Number of certificate label-collision events that resulted in actual data loss — i.e. one or more colliding items were dropped because the registry is configured with Collision=Never. Stays at 0 under the default CollisionAuto policy (discriminator added) and under CollisionAlways. Alert on this for real silently-invisible certificates.',
    labels: ['source_kind'],
  },
  x509_scrape_duration_seconds: {
    type: 'histogram',
    help: 'Total time spent serving a /metrics scrape.',
    labels: [],
  },
  x509_exporter_build_info: { type: 'gauge', help: 'Constant 1, with build labels.', labels: ['version'] },
} as const satisfies Record<string, MetricDefinition>;

/** Our own. */
export const NOTAFTER_METRICS = {
  notafter_certificate_not_after_timestamp_seconds: {
    type: 'gauge',
    help: 'End of the certificate, for every kind of location.',
    labels: SIGHTING_LABELS,
  },
  notafter_certificate_status: {
    type: 'gauge',
    help: 'Status under the expiry policy: 0 valid, 1 warning, 2 critical, 3 expired, -1 not yet valid.',
    labels: SIGHTING_LABELS,
  },
  notafter_finding: {
    type: 'gauge',
    help: '1 for each active finding.',
    labels: [...SIGHTING_LABELS, 'rule', 'severity', 'source_name'],
  },
  notafter_renewal_due_timestamp_seconds: {
    type: 'gauge',
    help: 'When the certificate should be renewed.',
    labels: SIGHTING_LABELS,
  },
  notafter_slot_renewed_timestamp_seconds: {
    type: 'gauge',
    help: 'Last renewal seen of this location.',
    labels: LOCATION_LABELS,
  },
  notafter_certificates: {
    type: 'gauge',
    help: 'Distinct certificates by kind of source and by state.',
    labels: ['source_kind', 'status'],
  },
  notafter_source_up: {
    type: 'gauge',
    help: '1 while the last pass or the watch of the source is good, 0 otherwise.',
    labels: SOURCE_LABELS,
  },
  notafter_source_last_success_timestamp_seconds: {
    type: 'gauge',
    help: 'End of the last good pass of the source.',
    labels: SOURCE_LABELS,
  },
  notafter_source_pass_duration_seconds: {
    type: 'gauge',
    help: 'How long the last pass of the source took.',
    labels: SOURCE_LABELS,
  },
  notafter_source_errors_total: {
    type: 'counter',
    help: 'Readings that failed and blocks that could not be read, by reason.',
    labels: [...SOURCE_LABELS, 'reason'],
  },
  notafter_location_error: {
    type: 'gauge',
    help: '1 for each location that cannot be read now.',
    labels: [...LOCATION_LABELS, 'reason'],
  },
  notafter_config_last_reload_successful: {
    type: 'gauge',
    help: '1 if the last reload of the configuration was successful, 0 if the one before it still runs.',
    labels: [],
  },
  notafter_config_last_reload_timestamp_seconds: {
    type: 'gauge',
    help: 'When the configuration was last reloaded, or the attempt failed.',
    labels: [],
  },
  notafter_build_info: { type: 'gauge', help: 'Constant 1, with the version of the agent.', labels: ['version'] },
} as const satisfies Record<string, MetricDefinition>;

/** Of the process itself, through prom-client. */
export const PROCESS_METRICS = {
  process_cpu_user_seconds_total: { type: 'counter', help: 'Total user CPU time spent in seconds.', labels: [] },
  process_cpu_system_seconds_total: { type: 'counter', help: 'Total system CPU time spent in seconds.', labels: [] },
  process_cpu_seconds_total: {
    type: 'counter',
    help: 'Total user and system CPU time spent in seconds.',
    labels: [],
  },
  process_start_time_seconds: {
    type: 'gauge',
    help: 'Start time of the process since unix epoch in seconds.',
    labels: [],
  },
  process_resident_memory_bytes: { type: 'gauge', help: 'Resident memory size in bytes.', labels: [] },
  process_virtual_memory_bytes: { type: 'gauge', help: 'Virtual memory size in bytes.', labels: [] },
  process_heap_bytes: { type: 'gauge', help: 'Process heap size in bytes.', labels: [] },
  process_open_fds: { type: 'gauge', help: 'Number of open file descriptors.', labels: [] },
  process_max_fds: { type: 'gauge', help: 'Maximum number of open file descriptors.', labels: [] },
  nodejs_eventloop_lag_seconds: { type: 'gauge', help: 'Lag of event loop in seconds.', labels: [] },
  nodejs_eventloop_lag_min_seconds: { type: 'gauge', help: 'The minimum recorded event loop delay.', labels: [] },
  nodejs_eventloop_lag_max_seconds: { type: 'gauge', help: 'The maximum recorded event loop delay.', labels: [] },
  nodejs_eventloop_lag_mean_seconds: {
    type: 'gauge',
    help: 'The mean of the recorded event loop delays.',
    labels: [],
  },
  nodejs_eventloop_lag_stddev_seconds: {
    type: 'gauge',
    help: 'The standard deviation of the recorded event loop delays.',
    labels: [],
  },
  nodejs_eventloop_lag_p50_seconds: {
    type: 'gauge',
    help: 'The 50th percentile of the recorded event loop delays.',
    labels: [],
  },
  nodejs_eventloop_lag_p90_seconds: {
    type: 'gauge',
    help: 'The 90th percentile of the recorded event loop delays.',
    labels: [],
  },
  nodejs_eventloop_lag_p99_seconds: {
    type: 'gauge',
    help: 'The 99th percentile of the recorded event loop delays.',
    labels: [],
  },
  nodejs_active_resources: {
    type: 'gauge',
    help: 'Number of active resources that are currently keeping the event loop alive, grouped by async resource type.',
    labels: ['type'],
  },
  nodejs_active_handles: {
    type: 'gauge',
    help: 'Number of active libuv handles grouped by handle type. Every handle type is C++ class name.',
    labels: ['type'],
  },
  nodejs_active_requests: {
    type: 'gauge',
    help: 'Number of active libuv requests grouped by request type. Every request type is C++ class name.',
    labels: ['type'],
  },
  nodejs_heap_size_total_bytes: {
    type: 'gauge',
    help: 'Process heap size from Node.js in bytes.',
    labels: [],
  },
  nodejs_heap_size_used_bytes: { type: 'gauge', help: 'Process heap size used from Node.js in bytes.', labels: [] },
  nodejs_external_memory_bytes: { type: 'gauge', help: 'Node.js external memory size in bytes.', labels: [] },
  nodejs_heap_space_size_total_bytes: {
    type: 'gauge',
    help: 'Process heap space size total from Node.js in bytes.',
    labels: ['space'],
  },
  nodejs_heap_space_size_used_bytes: {
    type: 'gauge',
    help: 'Process heap space size used from Node.js in bytes.',
    labels: ['space'],
  },
  nodejs_heap_space_size_available_bytes: {
    type: 'gauge',
    help: 'Process heap space size available from Node.js in bytes.',
    labels: ['space'],
  },
  nodejs_version_info: {
    type: 'gauge',
    help: 'Node.js version info.',
    labels: ['version', 'major', 'minor', 'patch'],
  },
  nodejs_gc_duration_seconds: {
    type: 'histogram',
    help: 'Garbage collection duration by kind, one of major, minor, incremental or weakcb.',
    labels: ['kind'],
  },
} as const satisfies Record<string, MetricDefinition>;

/** Every metric that the agent's `/metrics` may have. `docs/metrics.md` is checked against it. */
export const METRICS = { ...X509_METRICS, ...NOTAFTER_METRICS, ...PROCESS_METRICS };
export type MetricName = keyof typeof METRICS;

export function isMetricName(name: string): name is MetricName {
  return Object.hasOwn(METRICS, name);
}
