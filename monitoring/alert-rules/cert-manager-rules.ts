import { PANELS } from '../dashboards/panel-references.ts';
import type { AlertRule } from './alert-rule.ts';
import { DASHBOARD_OF_CERT_MANAGER } from './pages.ts';

/** Only the controller has it, and it has it always. */
const CONTROLLER = 'present_over_time(certmanager_clock_time_seconds_gauge[7d])';
const CONTROLLERS = `up and on (job, instance) ${CONTROLLER}`;

/**
 * No controller of a job answers, of those that Prometheus has scraped within a week: whatever the job is called, though
 * its pods have names that change, and though the webhook of the same job still answers.
 */
const ABSENT = `1 - max by (cluster, job) (${CONTROLLERS}) or (group by (cluster, job) (${CONTROLLER}) unless on (cluster, job) (${CONTROLLERS}))`;

const REFUSED = 'certmanager_http_acme_client_request_count{status="429"}';

const KNOWN_SINCE = 'certmanager_clock_time_seconds_gauge offset 1h or process_start_time_seconds > time() - 3600';

/**
 * Refusals within an hour. `increase` begins a series at nothing, but the first refusal makes it: a series that is younger
 * than an hour counts whole, where its process was scraped an hour ago or has started since.
 */
const REFUSALS = `sum by (cluster, host) (((${REFUSED} unless ${REFUSED} offset 1h) and on (job, instance) (${KNOWN_SINCE})) or increase(${REFUSED}[1h]))`;

/** Of cert-manager itself, from its own metrics; silent where Prometheus has never scraped any. */
export const CERT_MANAGER_RULES: readonly AlertRule[] = [
  {
    name: 'CertManagerAbsent',
    severity: 'critical',
    holdFor: '10m',
    watched: ABSENT,
    threshold: 0,
    figure: ABSENT,
    summary: 'cert-manager is gone: nothing renews its certificates, and they expire',
    description:
      'Prometheus scraped its controller under the job {{ $labels.job }} within the last week, and none answers now.',
    page: DASHBOARD_OF_CERT_MANAGER,
    panel: PANELS.certManager,
  },
  {
    name: 'CertManagerHittingRateLimits',
    severity: 'critical',
    holdFor: '0s',
    watched: REFUSALS,
    threshold: 0,
    figure: REFUSALS,
    summary: '{{ $labels.host }} refuses cert-manager: too many requests',
    description:
      'It answered 429 {{ printf "%.0f" FIGURE }} times within an hour. Until the limit is lifted nothing is issued there, and certificates can expire.',
    page: DASHBOARD_OF_CERT_MANAGER,
    panel: PANELS.acmeRequests,
  },
];
