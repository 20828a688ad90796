import type { ApiServer, Manifest } from '../../kubernetes/api-server.ts';
import { acmeFamilies } from './acme-families.ts';
import { controllerFamilies } from './controller-families.ts';
import { expositionText, type Family, type Sample } from './exposition.ts';

/**
 * What `/metrics` of cert-manager's controller says of the objects that stand in a cluster, with the names, types, help
 * texts and labels of v1.21 (internal/collectors): https://cert-manager.io/docs/devops-tips/prometheus-metrics/
 */
export function certManagerMetrics(server: Pick<ApiServer, 'objects'>, startedMs: number, nowMs: number): string {
  const certificates = server.objects('Certificate');
  return expositionText([
    ...certificateFamilies(certificates),
    {
      name: 'certmanager_certificate_challenge_status',
      type: 'gauge',
      help: 'The status of certificate challenges',
      samples: server.objects('Challenge').flatMap(challengeSamples),
    },
    readyFamily(
      'certmanager_clusterissuer_ready_status',
      'The ready status of the ClusterIssuer.',
      server.objects('ClusterIssuer'),
      ({ metadata }) => ({ name: metadata.name })
    ),
    readyFamily(
      'certmanager_issuer_ready_status',
      'The ready status of the Issuer.',
      server.objects('Issuer'),
      ({ metadata }) => ({ name: metadata.name, namespace: metadata.namespace ?? '' })
    ),
    ...acmeFamilies(startedMs, nowMs),
    ...controllerFamilies(startedMs, nowMs),
  ]);
}

type Status = Readonly<Record<string, unknown>>;
const statusOf = ({ status }: Manifest): Status => (status ?? {}) as Status;

const MOMENTS = [
  [
    'certmanager_certificate_expiration_timestamp_seconds',
    'The timestamp after which the certificate expires, expressed in Unix Epoch Time.',
    'notAfter',
  ],
  [
    'certmanager_certificate_not_after_timestamp_seconds',
    'The timestamp after which the certificate is invalid, expressed as a Unix Epoch Time.',
    'notAfter',
  ],
  [
    'certmanager_certificate_not_before_timestamp_seconds',
    'The timestamp before which the certificate is invalid, expressed as a Unix Epoch Time.',
    'notBefore',
  ],
  [
    'certmanager_certificate_renewal_timestamp_seconds',
    'The timestamp after which the certificate should be renewed, expressed in Unix Epoch Time.',
    'renewalTime',
  ],
] as const;

function certificateFamilies(certificates: readonly Manifest[]): readonly Family[] {
  const moments = MOMENTS.map(([name, help, key]): Family => {
    const samples = certificates.map((certificate) => ({
      labels: certificateLabels(certificate),
      value: secondsOf(statusOf(certificate)[key]),
    }));
    return { name, type: 'gauge', help, samples };
  });
  const ready = readyFamily(
    'certmanager_certificate_ready_status',
    'The ready status of the certificate.',
    certificates,
    certificateLabels
  );
  return [...moments, ready];
}

/** 0 where it was never issued. */
const secondsOf = (time: unknown): number => (typeof time === 'string' ? Date.parse(time) / 1000 : 0);

function certificateLabels({ metadata, spec }: Manifest): Record<string, string> {
  const { name, kind, group } = (spec as { issuerRef: { name: string; kind: string; group: string } }).issuerRef;
  return {
    issuer_group: group,
    issuer_kind: kind,
    issuer_name: name,
    name: metadata.name,
    namespace: metadata.namespace ?? '',
  };
}

/** Three series an object, of which one is 1; without a condition it is Unknown. */
function readyFamily(
  name: string,
  help: string,
  objects: readonly Manifest[],
  labelsOf: (object: Manifest) => Record<string, string>
): Family {
  const samples = objects.flatMap((object) => {
    const conditions = (statusOf(object)['conditions'] ?? []) as ReadonlyArray<{ type: string; status: string }>;
    const ready = conditions.find(({ type }) => type === 'Ready')?.status ?? 'Unknown';
    return ['True', 'False', 'Unknown'].map((condition) => ({
      labels: { condition, ...labelsOf(object) },
      value: condition === ready ? 1 : 0,
    }));
  });
  return { name, type: 'gauge', help, samples };
}

const CHALLENGE_STATES = ['ready', 'valid', 'errored', 'expired', 'invalid', 'processing', '', 'pending'];

function challengeSamples({ metadata, spec, status }: Manifest): readonly Sample[] {
  const { dnsName, type } = spec as { dnsName: string; type: string };
  const {
    state = '',
    reason = '',
    processing = false,
  } = (status ?? {}) as {
    state?: string;
    reason?: string;
    processing?: boolean;
  };
  return CHALLENGE_STATES.map((name) => ({
    labels: {
      domain: dnsName,
      name: metadata.name,
      namespace: metadata.namespace ?? '',
      processing: String(processing),
      reason,
      status: name,
      type,
    },
    value: name === state ? 1 : 0,
  }));
}
