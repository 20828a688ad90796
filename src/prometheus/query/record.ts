import {
  DAY_MS,
  DEFAULT_POLICY,
  type LocationKind,
  type Role,
  type Status,
  statusOf,
  type Zones,
  zonesOf,
} from '@notafter/core';
import { idOfText } from '../id-of-text';
import type { JoinedCertificate } from '../join-cert-manager';
import { isCaByLabels, type Labels, nameOfLabels, placeOfLabels, titleOfLabels } from '../metric-labels';
import { listIn, namespaceOf } from '../peer-labels';

/** A certificate of the metrics as the answers of an agent tell it; what depends on the moment is not in it. */
export interface CertificateRecord extends Zones {
  readonly certificate: JoinedCertificate;
  readonly labels: Labels;
  readonly slot: string;
  /** The same for one certificate at several places, as far as issuer and serial number tell. */
  readonly fingerprint: string;
  readonly title: string;
  readonly place: string;
  readonly kind: LocationKind;
  readonly node: string;
  readonly namespace: string;
  readonly owner: string;
  readonly subject: string;
  readonly issuer: string;
  readonly sans: readonly string[];
  readonly isCa: boolean;
  readonly role: Role;
}

/** Labels that often say whose an object is; `secret_label_…` is what x509-certificate-exporter lifts from a Secret. */
const OWNERS = [
  ...['owner', 'team', 'secret_label_team', 'secret_label_owner', 'secret_label_app_kubernetes_io_part_of'],
  ...['configmap_label_team', 'configmap_label_owner', 'configmap_label_app_kubernetes_io_part_of'],
];

export function recordOf(certificate: JoinedCertificate): CertificateRecord {
  const { id, labels, notBeforeMs, notAfterMs } = certificate;
  const isCa = isCaByLabels(labels);
  const place = placeOfLabels(labels);
  const { issuer_CN = '', serial_number = '' } = labels;
  const isKnown = issuer_CN !== '' && serial_number !== '';
  return {
    certificate,
    labels,
    slot: idOfText(id),
    fingerprint: isKnown ? `${issuer_CN} ${serial_number}` : id,
    title: titleOfLabels(labels) || place,
    place,
    kind: kindOf(labels),
    node: nodeOf(labels),
    namespace: namespaceOf(labels),
    owner: OWNERS.map((name) => labels[name]).find(Boolean) ?? '',
    subject: nameOfLabels(labels, 'subject'),
    issuer: nameOfLabels(labels, 'issuer'),
    sans: [...listIn(labels.dnsnames), ...listIn(labels.ips), ...listIn(labels.emails)],
    isCa,
    role: roleOf(isCa, labels),
    ...zonesOf({ notBeforeMs, notAfterMs, isCa }, DEFAULT_POLICY),
  };
}

/** The status under core's default policy; metrics tell no other. */
export function statusAt({ certificate, isCa }: CertificateRecord, nowMs: number): Status {
  const { notBeforeMs, notAfterMs } = certificate;
  return statusOf({ notBeforeMs, notAfterMs, isCa }, DEFAULT_POLICY, nowMs);
}

export function daysUntil(momentMs: number | null, nowMs: number): number | null {
  return momentMs === null ? null : (momentMs - nowMs) / DAY_MS;
}

function roleOf(isCa: boolean, { role }: Labels): Role {
  if (role === 'intermediate') {
    return role;
  }
  return isCa ? 'root' : 'leaf';
}

function kindOf(labels: Labels): LocationKind {
  const kinds: ReadonlyArray<readonly [LocationKind, string | undefined]> = [
    ['configmap', labels.configmap_name],
    ['cabundle', labels.cabundle_resource_name],
    ['csr', labels.csr_name],
    ['endpoint', labels.endpoint],
    ['kubeconfig', labels.embedded_kind],
    ['file', labels.filepath || labels.filename],
  ];
  return kinds.find(([, holder]) => Boolean(holder))?.[0] ?? 'secret';
}

/** A file is on the host that was scraped, unless a label says it better; nothing else is on a node. */
function nodeOf({ node, instance = '', filepath, filename }: Labels): string {
  return node || (filepath || filename ? instance.replace(/:\d+$/, '') : '');
}
