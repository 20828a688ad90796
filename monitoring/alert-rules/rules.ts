import { type AlertRule, kept } from './alert-rule.ts';

const DAY = 86400;

const status = (role: string) => kept(`notafter_certificate_status{role${role}}`);
const daysLeft = (role: string) =>
  `floor((${kept(`notafter_certificate_not_after_timestamp_seconds{role${role}}`)} - time()) / ${DAY})`;
const daysSince = (role: string) =>
  `floor((time() - ${kept(`notafter_certificate_not_after_timestamp_seconds{role${role}}`)}) / ${DAY})`;

const LEAF = '="leaf"';
const AUTHORITY = '!="leaf"';
const WHAT = '{{ or $labels.subject_CN $labels.place }}';
const WHERE = '{{ if $labels.node }}{{ $labels.node }}:{{ end }}{{ $labels.place }}';
const IN_DAYS =
  '{{ if lt FIGURE 0.0 }}has expired{{ else if lt FIGURE 1.0 }}expires in less than a day{{ else if lt FIGURE 2.0 }}expires in 1 day{{ else }}expires in {{ printf "%.0f" FIGURE }} days{{ end }}';
const DAYS_AGO =
  '{{ if lt FIGURE 1.0 }}expired less than a day ago{{ else if lt FIGURE 2.0 }}expired 1 day ago{{ else }}expired {{ printf "%.0f" FIGURE }} days ago{{ end }}';
const OWNER = '{{ if $labels.owner }} Owner: {{ $labels.owner }}.{{ end }}';

const expiry = {
  holdFor: '0s',
  about: 'certificate',
  description: `The certificate at ${WHERE} ends {{END}}.${OWNER} Its page says who uses it and what to type.`,
} as const;

/** Whatever the job is called that scrapes it, a target of the last week that had an agent is expected to have one. */
const AGENTS = 'up and on (job, instance) last_over_time(notafter_build_info[7d])';
const AGENT_GONE = `1 - (${AGENTS}) or absent(${AGENTS})`;

/** In the order in which they are worth reading. */
export const ALERT_RULES: readonly AlertRule[] = [
  {
    ...expiry,
    name: 'CertificateExpired',
    severity: 'critical',
    watched: status(LEAF),
    threshold: 2,
    figure: daysSince(LEAF),
    summary: `${WHAT} ${DAYS_AGO}`,
  },
  {
    ...expiry,
    name: 'CertificateExpiryCritical',
    severity: 'critical',
    watched: status(LEAF),
    threshold: 1,
    figure: daysLeft(LEAF),
    summary: `${WHAT} ${IN_DAYS}`,
  },
  {
    ...expiry,
    name: 'CertificateExpiryWarning',
    severity: 'warning',
    watched: status(LEAF),
    threshold: 0,
    figure: daysLeft(LEAF),
    summary: `${WHAT} ${IN_DAYS}`,
  },
  {
    ...expiry,
    name: 'CertificateAuthorityExpiry',
    severity: 'critical',
    watched: status(AUTHORITY),
    threshold: 0,
    figure: daysLeft(AUTHORITY),
    summary: `Certificate authority ${WHAT} ${IN_DAYS}`,
  },
  {
    name: 'CertificateNotYetValid',
    severity: 'warning',
    holdFor: '5m',
    watched: `-1 * ${kept('notafter_certificate_status')}`,
    threshold: 0,
    figure: daysLeft('=~".*"'),
    summary: `${WHAT} is not valid yet`,
    description: `The certificate at ${WHERE} is in place before its time. Who meets it now refuses it; it expires {{END}}.${OWNER}`,
    about: 'certificate',
  },
  {
    name: 'CertificateFindingCritical',
    severity: 'critical',
    holdFor: '5m',
    watched: kept('notafter_finding{severity="critical",rule!~"expired|expiring-critical"}'),
    threshold: 0,
    figure: kept('notafter_finding{severity="critical",rule!~"expired|expiring-critical"}'),
    summary: `${WHAT}: {{ $labels.rule }}`,
    description: `Something is wrong with ${WHERE}: {{ $labels.rule }}.${OWNER} Its page says what and what to do.`,
    about: 'place',
  },
  {
    name: 'CertificateLocationUnreadable',
    severity: 'warning',
    holdFor: '5m',
    watched: kept('notafter_finding{rule=~"unreadable|missing"}'),
    threshold: 0,
    figure: kept('notafter_finding{rule=~"unreadable|missing"}'),
    summary: `${WHERE} is {{ $labels.rule }}: nobody sees when its certificate expires`,
    description: `The agent cannot read ${WHERE}; its page says why. What was read there last stays visible.${OWNER}`,
    about: 'place',
  },
  {
    name: 'CertificateSourceDown',
    severity: 'warning',
    holdFor: '10m',
    watched: '1 - notafter_source_up',
    threshold: 0,
    figure: '1 - notafter_source_up',
    summary: 'Source {{ $labels.source_name }} does not work: certificates there can expire unseen',
    description:
      'The last pass of source {{ $labels.source_name }} ({{ $labels.source_kind }}) failed. The page Sources says why.',
    about: 'agent',
  },
  {
    name: 'CertificateAgentAbsent',
    severity: 'critical',
    holdFor: '5m',
    watched: AGENT_GONE,
    threshold: 0,
    figure: AGENT_GONE,
    summary: 'The Notafter agent{{ with $labels.instance }} {{ . }}{{ end }} is gone: certificates can expire unseen',
    description: 'Prometheus cannot scrape the agent. Alerts about certificates keep their last state for an hour.',
    about: 'agent',
  },
];
