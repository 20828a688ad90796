import { PANELS } from '../dashboards/panel-references.ts';
import { type AlertRule, keptOfCertificates, lastOf, type Moment } from './alert-rule.ts';
import { PAGE_OF_SERIES } from './pages.ts';
import { EXPIRED, EXPIRES, FIRST_COMMAND, OWNER, WHAT, WHERE } from './texts.ts';

const DAY = 86400;
const NOT_AFTER = 'notafter_certificate_not_after_timestamp_seconds';
const RENEWAL_DUE = 'notafter_renewal_due_timestamp_seconds';

const LEAF = '{role="leaf"}';
const AUTHORITY = '{role!="leaf"}';

const status = (matchers: string) =>
  keptOfCertificates(`notafter_certificate_status${matchers}`, `${NOT_AFTER}${matchers}`);
/** Of more than is watched: Prometheus and Grafana join it to what is. */
const daysLeft = `floor((${lastOf(NOT_AFTER)} - time()) / ${DAY})`;
const daysSince = `floor((time() - ${lastOf(NOT_AFTER)}) / ${DAY})`;

const momentOf = (metric: string): Moment => ({
  expression: lastOf(metric),
  lookup: `query (printf "last_over_time(${metric}{place=%q,serial_number=%q}[1h])" $labels.place $labels.serial_number)`,
});

const expiry = {
  holdFor: '0s',
  end: momentOf(NOT_AFTER),
  renewal: momentOf(RENEWAL_DUE),
  page: PAGE_OF_SERIES,
  panel: PANELS.runway,
  description: `The certificate at ${WHERE} ends {{END}}. {{RENEWAL}}${OWNER} Its page says who uses it and what to type.${FIRST_COMMAND}`,
} as const;

/** What the agent's expiry policy says of each certificate; the rules carry no threshold of their own. */
export const EXPIRY_RULES: readonly AlertRule[] = [
  {
    ...expiry,
    name: 'CertificateExpired',
    severity: 'critical',
    watched: status(LEAF),
    threshold: 2,
    figure: daysSince,
    summary: `${WHAT} ${EXPIRED}`,
  },
  {
    ...expiry,
    name: 'CertificateExpiryCritical',
    severity: 'critical',
    watched: status(LEAF),
    threshold: 1,
    figure: daysLeft,
    summary: `${WHAT} ${EXPIRES}`,
  },
  {
    ...expiry,
    name: 'CertificateExpiryWarning',
    severity: 'warning',
    watched: status(LEAF),
    threshold: 0,
    figure: daysLeft,
    summary: `${WHAT} ${EXPIRES}`,
  },
  {
    ...expiry,
    name: 'CertificateAuthorityExpiry',
    severity: 'critical',
    watched: status(AUTHORITY),
    threshold: 0,
    figure: daysLeft,
    panel: PANELS.authorities,
    summary: `Certificate authority {{ or $labels.subject_CN $labels.place }} ${EXPIRES}`,
  },
  {
    name: 'CertificateNotYetValid',
    severity: 'warning',
    holdFor: '5m',
    watched: `-1 * ${status('')}`,
    threshold: 0,
    figure: daysLeft,
    end: momentOf(NOT_AFTER),
    page: PAGE_OF_SERIES,
    panel: PANELS.findings,
    summary: `${WHAT} is not valid yet`,
    description: `The certificate at ${WHERE} is in place before its time. Who meets it now refuses it; it expires {{END}}.${OWNER}`,
  },
];
