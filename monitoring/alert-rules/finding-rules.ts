import type { FindingRule } from '@notafter/core';
import { PANELS } from '../dashboards/panel-references.ts';
import { type AlertRule, kept } from './alert-rule.ts';
import { PAGE_OF_SERIES } from './pages.ts';
import { FIRST_COMMAND, OWNER, WHAT, WHERE } from './texts.ts';

interface FindingAlert extends Pick<AlertRule, 'name' | 'severity' | 'holdFor' | 'summary' | 'description' | 'panel'> {
  readonly rules: readonly FindingRule[];
  /** Raises it only where it is one of these. */
  readonly severities?: readonly string[];
}

const ALERTS: readonly FindingAlert[] = [
  {
    name: 'CertificateRenewalOverdue',
    rules: ['renewal-overdue'],
    severity: 'warning',
    holdFor: '5m',
    panel: PANELS.renewals,
    summary: `${WHAT} should have been renewed by now`,
    description: `What renews the certificate at ${WHERE} by itself has not done so; unless somebody acts, it expires.${OWNER} Its page says why.${FIRST_COMMAND}`,
  },
  {
    name: 'CertificateIssuanceFailing',
    rules: ['issuance-failing'],
    severity: 'warning',
    holdFor: '5m',
    panel: PANELS.renewals,
    summary: `${WHAT} cannot be issued: what is there expires, or nothing is there yet`,
    description: `The renewal of ${WHERE} is tried and fails.${OWNER} Its page has the words of the failing object and the next try.${FIRST_COMMAND}`,
  },
  {
    name: 'CertificateUnmanaged',
    rules: ['unmanaged'],
    severities: ['warning', 'critical'],
    severity: 'warning',
    holdFor: '5m',
    panel: PANELS.renewals,
    summary: `Nothing renews ${WHAT}: it expires unless somebody acts`,
    description: `The issuer of the certificate at ${WHERE} gives certificates to automations, and none is there: an annotation has been forgotten.${OWNER} Its page says what to type.${FIRST_COMMAND}`,
  },
  {
    name: 'CertificateRevocationListStale',
    rules: ['crl-stale'],
    severity: 'warning',
    holdFor: '5m',
    panel: PANELS.findings,
    summary: `The revocation list at ${WHERE} is out of date`,
    description: `It should have been replaced by now: who checks against it refuses every certificate of its issuer, expired or not.${OWNER} Its page says what to do.`,
  },
  {
    name: 'CertificateLocationUnreadable',
    rules: ['unreadable', 'missing'],
    severity: 'warning',
    holdFor: '5m',
    panel: PANELS.places,
    summary: `${WHERE} is {{ $labels.rule }}: nobody sees when its certificate expires`,
    description: `The agent cannot read ${WHERE}; its page says why. What was read there last stays visible.${OWNER}`,
  },
];

/** Rules of findings that no other alert may speak of: an end has alerts of its own. */
const SPOKEN_OF: readonly FindingRule[] = ['expired', 'expiring-critical', ...ALERTS.flatMap(({ rules }) => rules)];

/** A finding keeps its series when it gets worse: its severity is no label of the alert's, or "resolved" would lie. */
function series(matchers: string): string {
  return `max without (severity) ${kept(`notafter_finding{${matchers}}`)}`;
}

const oneOf = (values: readonly string[]): string =>
  values.length === 1 ? `="${values[0]}"` : `=~"${values.join('|')}"`;

function alertRule({ rules, severities, ...rest }: FindingAlert): AlertRule {
  const matchers = [`rule${oneOf(rules)}`, ...(severities === undefined ? [] : [`severity${oneOf(severities)}`])];
  const watched = series(matchers.join(','));
  return { ...rest, watched, threshold: 0, figure: watched, page: PAGE_OF_SERIES };
}

const CRITICAL = series(`severity="critical",rule!~"${SPOKEN_OF.join('|')}"`);

/** What else is wrong with a certificate or a place, one series a finding. */
export const FINDING_RULES: readonly AlertRule[] = [
  ...ALERTS.map(alertRule),
  {
    name: 'CertificateFindingCritical',
    severity: 'critical',
    holdFor: '5m',
    watched: CRITICAL,
    threshold: 0,
    figure: CRITICAL,
    summary: `${WHAT}: {{ $labels.rule }}`,
    description: `Something is wrong with ${WHERE}: {{ $labels.rule }}.${OWNER} Its page says what and what to do.`,
    page: PAGE_OF_SERIES,
    panel: PANELS.findings,
  },
];
