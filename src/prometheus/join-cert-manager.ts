import type { MetricCertificate } from './metric-certificate';
import { isCaByLabels, type Labels, placeOfLabels } from './metric-labels';
import { namespaceOf } from './peer-labels';

/** A certificate with what cert-manager's metrics say of its Secret. */
export interface JoinedCertificate extends MetricCertificate {
  /** Who renews it, as far as metrics tell; empty when they do not. */
  readonly managedBy: string;
  /** Labels of cert-manager's Certificate; null where there is none. */
  readonly certManager: Labels | null;
}

/**
 * cert-manager's metrics name a Certificate but not its Secret. Where the Secret is there too, by another exporter, both
 * are one: the same namespace and the same end to the second, and only one Secret that fits, or one of the same name.
 */
export function joinCertManager(certificates: readonly MetricCertificate[]): readonly JoinedCertificate[] {
  const secrets = secretsByEnd(certificates);
  const joined = new Map<string, MetricCertificate>();
  const alone: MetricCertificate[] = [];
  for (const certificate of certificates.filter(({ family }) => family === 'certmanager')) {
    const found = placesOf(certificate, secrets.get(keyOf(certificate)) ?? []);
    found.forEach(({ id }) => joined.set(id, certificate));
    if (found.length === 0) {
      alone.push(certificate);
    }
  }
  const others = certificates.filter(({ family }) => family !== 'certmanager');
  return [
    ...others.map((certificate) => withFacts(certificate, joined.get(certificate.id))),
    ...alone.map((certificate) => withFacts(certificate, certificate)),
  ];
}

function secretsByEnd(certificates: readonly MetricCertificate[]): ReadonlyMap<string, MetricCertificate[]> {
  const secrets = new Map<string, MetricCertificate[]>();
  for (const certificate of certificates) {
    const { labels, notAfterMs } = certificate;
    if (labels.secret_name && notAfterMs !== null && !isCaByLabels(labels)) {
      const key = keyOf(certificate);
      secrets.set(key, [...(secrets.get(key) ?? []), certificate]);
    }
  }
  return secrets;
}

function keyOf({ labels, notAfterMs }: MetricCertificate): string {
  return `${namespaceOf(labels)} ${notAfterMs}`;
}

function placesOf(
  { labels }: MetricCertificate,
  candidates: readonly MetricCertificate[]
): readonly MetricCertificate[] {
  const name = labels.name ?? '';
  const named = candidates.filter(
    ({ labels: { secret_name } }) => secret_name === name || secret_name === `${name}-tls`
  );
  if (named.length > 0) {
    return named;
  }
  return new Set(candidates.map((candidate) => placeOfLabels(candidate.labels))).size === 1 ? candidates : [];
}

function withFacts(certificate: MetricCertificate, facts: MetricCertificate | undefined): JoinedCertificate {
  if (facts === undefined) {
    return { ...certificate, managedBy: '', certManager: null };
  }
  const { issuer_kind, issuer_name } = facts.labels;
  const issuer = [issuer_kind, issuer_name].filter(Boolean).join(' ');
  return {
    ...certificate,
    notBeforeMs: certificate.notBeforeMs ?? facts.notBeforeMs,
    renewalDueMs: certificate.renewalDueMs ?? facts.renewalDueMs,
    ready: facts.ready,
    certManager: facts.labels,
    managedBy: issuer === '' ? 'cert-manager' : `cert-manager, ${issuer}`,
  };
}
