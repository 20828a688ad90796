import { t } from '@grafana/i18n';
import {
  type Finding,
  FINDING_RULES,
  type FindingRule,
  type RemedyStep,
  shellQuote,
  type Status,
} from '@notafter/core';
import { type CertificateRecord, statusAt } from './record';

const RULE_OF: Partial<Record<Status, FindingRule>> = {
  expired: 'expired',
  critical: 'expiring-critical',
  warning: 'expiring-warning',
  'not-yet-valid': 'not-yet-valid',
};

/** What is wrong with a certificate at a moment, as far as metrics tell: its end, and what cert-manager does not get done. */
export function findingsOf(record: CertificateRecord, nowMs: number): readonly Finding[] {
  const status = statusAt(record, nowMs);
  const { notAfterMs, renewalDueMs, ready } = record.certificate;
  const byStatus = notAfterMs === null ? undefined : RULE_OF[status];
  const isOverdue = renewalDueMs !== null && renewalDueMs < nowMs;
  return [
    ...(byStatus === undefined ? [] : [finding(record, byStatus, statusText(status))]),
    ...(isOverdue
      ? [finding(record, 'renewal-overdue', t('metrics.overdue', 'cert-manager should have renewed it'), renewalDueMs)]
      : []),
    ...(ready === false
      ? [finding(record, 'issuance-failing', t('metrics.not-ready', 'cert-manager says that it is not ready'))]
      : []),
  ];
}

function statusText(status: Status): string {
  switch (status) {
    case 'expired':
      return t('metrics.expired', 'It has expired');
    case 'not-yet-valid':
      return t('metrics.not-yet-valid', 'It is not valid yet');
    default:
      return t('metrics.ends', 'It ends soon');
  }
}

function finding(
  record: CertificateRecord,
  rule: FindingRule,
  message: string,
  sinceMs: number | null = null
): Finding {
  return { rule, severity: FINDING_RULES[rule].severity, message, remedy: remedyOf(record), position: 0, sinceMs };
}

/** Only of cert-manager's Certificates do metrics say how they are renewed. */
function remedyOf({ certificate: { certManager }, namespace }: CertificateRecord): readonly RemedyStep[] {
  const name = certManager?.name ?? '';
  if (name === '') {
    return [];
  }
  const object = `-n ${shellQuote(namespace)} ${shellQuote(name)}`;
  return [
    { text: t('metrics.see-why', 'See what cert-manager says of it'), command: `cmctl status certificate ${object}` },
    { text: t('metrics.renew', 'Have it renewed now'), command: `cmctl renew ${object}` },
  ];
}
