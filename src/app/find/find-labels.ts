import { type FieldName, isFieldName } from '@notafter/core';

/** Parameters of an address that are the page's own, not labels of a metric. */
const OWN = ['ds', 'theme', 'orgId', 'kiosk'];

/** Labels of x509_cert_not_after whose field has another name. */
const FIELD_OF_LABEL: Readonly<Record<string, FieldName>> = {
  secret_namespace: 'namespace',
  secret_name: 'name',
  secret_key: 'key',
  configmap_namespace: 'namespace',
  configmap_name: 'name',
  configmap_key: 'key',
  subject_CN: 'subjectCN',
  issuer_CN: 'issuerCN',
  serial_number: 'serialNumber',
  source_name: 'source',
  source_kind: 'kind',
};

/** The labels that an address asks for. */
export function labelsOf(search: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...search].filter(([name]) => !OWN.includes(name)));
}

/** The field that says what a label says; null where there is none. */
export function fieldOfLabel(label: string): FieldName | null {
  return FIELD_OF_LABEL[label] ?? (isFieldName(label) ? label : null);
}
