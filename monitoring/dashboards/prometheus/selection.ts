import { prometheusFrom } from '../new-dashboard.ts';

export const DATA_SOURCE = prometheusFrom('datasource');

const DAY = 86400;
const WARNING_SHARE = 0.25;
const CRITICAL_SHARE = 0.1;

/** What the variables choose: files have no namespace, which `.*` takes too. */
export const CHOSEN = 'job=~"$job",secret_namespace=~"$namespace",subject_CN=~"(?i).*$search.*"';

const series = (metric: string, matchers: string) => `${metric}{${[CHOSEN, matchers].filter(Boolean).join(',')}}`;

/** Ends and starts of validity of the certificates that are chosen, epoch seconds. */
export const endsOf = (matchers = ''): string => series('x509_cert_not_after', matchers);
export const beginsOf = (matchers = ''): string => series('x509_cert_not_before', matchers);

export const daysLeft = (matchers = ''): string => `(${endsOf(matchers)} - time()) / ${DAY}`;

/** The chosen days, or less for a certificate that lives short; the exporter tells the start only when it is asked to. */
const margin = (days: string, share: number, matchers: string): string =>
  `(clamp_max(${share} * (${endsOf(matchers)} - ${beginsOf(matchers)}), ${days} * ${DAY}) or 0 * ${endsOf(matchers)} + ${days} * ${DAY})`;

/** 0 valid, 1 warning, 2 critical, 3 expired. */
export function stateOf(matchers = ''): string {
  const left = `(${endsOf(matchers)} - time())`;
  const [warning, critical] = [
    margin('$warning', WARNING_SHARE, matchers),
    margin('$critical', CRITICAL_SHARE, matchers),
  ];
  return `(${left} < bool ${warning}) + (${left} < bool ${critical}) + (${left} < bool 0)`;
}
