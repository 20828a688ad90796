import { createHash } from 'node:crypto';
import type { Certificate, Crl, DistinguishedName, NameAttribute } from '@notafter/core';
import type { MetricsConfig } from '../config/config.ts';
import type { Sighting } from '../inventory/slot.ts';
import { type LabelStyle, type LabelValues, toBytes, withLabel } from './label-text.ts';
import { x509Reference } from './place-labels.ts';

const NAME_FIELDS = ['C', 'ST', 'L', 'O', 'OU', 'CN'] as const;
type NameField = (typeof NAME_FIELDS)[number];
/** Sorted by label. */
type NameLabels = ReadonlyArray<readonly [label: string, field: NameField]>;

/** Issuers are few, and each stands in many certificates. */
const MOST_ISSUERS_KEPT = 1000;

/** The labels of a certificate as x509-certificate-exporter v4.2 makes them. */
export interface CertificateLabels {
  valuesOf(certificate: Certificate): LabelValues;
  valuesOfCrl(crl: Crl): LabelValues;
  issuerSegment(certificate: Certificate, style: LabelStyle): string;
  subjectSegment(certificate: Certificate, style: LabelStyle): string;
}

export function createCertificateLabels(config: MetricsConfig): CertificateLabels {
  const issuerLabels = labelsFor('issuer', config.exposeIssuerFields);
  const subjectLabels = labelsFor('subject', config.exposeSubjectFields);
  const issuerSegments = new Map<string, string>();

  function issuerSegment({ issuer }: Certificate, style: LabelStyle): string {
    const key = `${style} ${issuer.text}`;
    const known = issuerSegments.get(key);
    if (known !== undefined) {
      return known;
    }
    const segment = nameSegment(issuer, issuerLabels, style);
    if (issuerSegments.size >= MOST_ISSUERS_KEPT) {
      issuerSegments.clear();
    }
    issuerSegments.set(key, segment);
    return segment;
  }

  return {
    issuerSegment,
    subjectSegment: ({ subject }, style) => nameSegment(subject, subjectLabels, style),
    valuesOfCrl: ({ number, issuer }) => ({ crl_number: number ?? '', ...nameValues(issuer, issuerLabels) }),
    valuesOf: ({ serialNumber, subject, issuer }) => ({
      serial_number: serialNumber,
      ...nameValues(issuer, issuerLabels),
      ...nameValues(subject, subjectLabels),
    }),
  };
}

/** No field named means all six. */
function labelsFor(prefix: 'issuer' | 'subject', fields: readonly string[]): NameLabels {
  const wanted = new Set(fields.map((field) => field.trim().toUpperCase()));
  const exposed = wanted.size === 0 ? NAME_FIELDS : NAME_FIELDS.filter((field) => wanted.has(field));
  return exposed.toSorted().map((field) => [`${prefix}_${field}`, field] as const);
}

function nameSegment(name: DistinguishedName, labels: NameLabels, style: LabelStyle): string {
  const { attributes } = name;
  let segment = '';
  for (const [label, field] of labels) {
    segment = withLabel(segment, label, nameValue(attributes, field), style);
  }
  return toBytes(segment);
}

const nameValues = ({ attributes }: DistinguishedName, labels: NameLabels): LabelValues =>
  Object.fromEntries(labels.map(([label, field]) => [label, nameValue(attributes, field)]));

/** The first value of an attribute with several, as Go's exporters print it; of common names the last. */
function nameValue(attributes: DistinguishedName['attributes'], field: NameField): string {
  const isOfField = ({ type }: NameAttribute) => type === field;
  const attribute = field === 'CN' ? attributes.findLast(isOfField) : attributes.find(isOfField);
  return attribute?.value ?? '';
}

/** Tells series with the same labels apart: the first digits of SHA-256(DER, 0, reference, 0, index as uint32be). */
export function discriminatorOf({ certificate, slot, position }: Sighting, length: number): string {
  const index = Buffer.alloc(4);
  index.writeUInt32BE(position);
  const digest = createHash('sha256')
    .update(certificate.der, 'latin1')
    .update('\0')
    .update(x509Reference(slot.location), 'utf8')
    .update('\0')
    .update(index)
    .digest('hex');
  return digest.slice(0, length > 0 && length <= digest.length ? length : 8);
}
