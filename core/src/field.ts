export type FieldType = 'string' | 'number' | 'boolean' | 'time' | 'string[]';

export interface FieldDefinition {
  readonly name: string;
  readonly type: FieldType;
  /** A Grafana unit id, or `suffix: d` for days. */
  readonly unit?: string;
  readonly label: string;
  readonly description: string;
}

/** Everything a sighting can be filtered, grouped and listed by. An absent string is empty; absent numbers and times are null. */
export const FIELDS = [
  {
    name: 'title',
    type: 'string',
    label: 'Certificate',
    description: 'Common name, else the first subject alternative name, else the subject',
  },
  {
    name: 'state',
    type: 'string',
    label: 'State',
    description: 'superseded, silenced or unreadable where one of them holds, else the status',
  },
  {
    name: 'status',
    type: 'string',
    label: 'Status',
    description: 'valid, warning, critical, expired or not-yet-valid under the expiry policy',
  },
  { name: 'findings', type: 'string[]', label: 'Findings', description: 'Rules that found something wrong' },
  {
    name: 'daysLeft',
    type: 'number',
    unit: 'suffix: d',
    label: 'Days left',
    description: 'Days until notAfter, negative when expired',
  },
  {
    name: 'lifetimeDays',
    type: 'number',
    unit: 'suffix: d',
    label: 'Lifetime',
    description: 'Days from notBefore to notAfter',
  },
  {
    name: 'lifetimeUsed',
    type: 'number',
    unit: 'percentunit',
    label: 'Lifetime used',
    description: 'Share of the lifetime that has passed, 0 to 1 and more',
  },
  { name: 'notBefore', type: 'time', label: 'Valid from', description: 'Start of validity' },
  { name: 'notAfter', type: 'time', label: 'Ends', description: 'End of validity' },
  { name: 'warningAt', type: 'time', label: 'Warns at', description: 'Start of the warning zone' },
  { name: 'criticalAt', type: 'time', label: 'Critical at', description: 'Start of the critical zone' },
  { name: 'subject', type: 'string', label: 'Subject', description: 'RFC 4514 text of the subject' },
  { name: 'subjectCN', type: 'string', label: 'Common name', description: 'Common name of the subject' },
  { name: 'issuer', type: 'string', label: 'Issuer', description: 'RFC 4514 text of the issuer' },
  { name: 'issuerCN', type: 'string', label: 'Issuer name', description: 'Common name of the issuer' },
  { name: 'serialNumber', type: 'string', label: 'Serial number', description: 'Decimal serial number' },
  { name: 'fingerprint', type: 'string', label: 'Fingerprint', description: 'SHA-256 of the DER, lower-case hex' },
  {
    name: 'issuerFingerprint',
    type: 'string',
    label: 'Issuer fingerprint',
    description: 'Fingerprint of the certificate that issued it, when it is in the inventory',
  },
  {
    name: 'sans',
    type: 'string[]',
    label: 'Alternative names',
    description: 'Subject alternative names: DNS, IP, e-mail, URI',
  },
  { name: 'isCa', type: 'boolean', label: 'CA', description: 'Whether it may issue certificates' },
  { name: 'role', type: 'string', label: 'Role', description: 'leaf, intermediate or root' },
  { name: 'position', type: 'number', label: 'Position', description: 'Index in the chain found at the place, from 0' },
  { name: 'keyAlgorithm', type: 'string', label: 'Key algorithm', description: 'RSA, ECDSA, Ed25519 or an OID' },
  { name: 'keySize', type: 'number', label: 'Key size', description: 'Bits of the key' },
  {
    name: 'signatureAlgorithm',
    type: 'string',
    label: 'Signature algorithm',
    description: 'Algorithm of the issuer’s signature',
  },
  { name: 'slot', type: 'string', label: 'Slot', description: 'Id of the location over time' },
  { name: 'place', type: 'string', label: 'Place', description: 'The location in one readable string' },
  {
    name: 'entry',
    type: 'string',
    label: 'Entry',
    description: 'What is inside the holder: a kubeconfig’s cluster or user, a keystore’s alias',
  },
  { name: 'cluster', type: 'string', label: 'Cluster', description: 'Name of the cluster, when configured' },
  { name: 'node', type: 'string', label: 'Node', description: 'Name of the node, when configured' },
  { name: 'source', type: 'string', label: 'Source', description: 'Name of the configured source' },
  { name: 'kind', type: 'string', label: 'Kind', description: 'Kind of location' },
  { name: 'filepath', type: 'string', label: 'File', description: 'Path of the file or kubeconfig' },
  { name: 'namespace', type: 'string', label: 'Namespace', description: 'Namespace of the object' },
  { name: 'name', type: 'string', label: 'Name', description: 'Name of the object' },
  { name: 'key', type: 'string', label: 'Key', description: 'Key in the object’s data' },
  { name: 'host', type: 'string', label: 'Host', description: 'Host of the endpoint' },
  { name: 'port', type: 'number', label: 'Port', description: 'Port of the endpoint' },
  { name: 'address', type: 'string', label: 'Address', description: 'Address of the endpoint' },
  { name: 'owner', type: 'string', label: 'Owner', description: 'Who owns the object' },
  { name: 'usedBy', type: 'string[]', label: 'Used by', description: 'What refers to the object' },
  {
    name: 'managedBy',
    type: 'string',
    label: 'Managed by',
    description: 'Who renews it by itself; empty when nobody does',
  },
  { name: 'firstSeen', type: 'time', label: 'First seen', description: 'When the place was first read' },
  { name: 'renewedAt', type: 'time', label: 'Renewed', description: 'When the place last got a new certificate' },
  { name: 'renewalTime', type: 'time', label: 'Renewal planned', description: 'When its manager means to renew it' },
  { name: 'renewalDueAt', type: 'time', label: 'Renewal due', description: 'When it should be renewed' },
  {
    name: 'issuanceFailure',
    type: 'string',
    label: 'Issuance fails',
    description: 'Why its manager cannot issue it, in the words of the object that fails; empty when it can',
  },
  { name: 'nextRetryAt', type: 'time', label: 'Next try', description: 'When its manager tries to issue it again' },
  { name: 'silencedUntil', type: 'time', label: 'Silenced until', description: 'Until when it is silenced' },
  {
    name: 'servedNotAfter',
    type: 'time',
    label: 'Served ends',
    description: 'End of the certificate that is served, when it differs',
  },
  { name: 'locations', type: 'number', label: 'Places', description: 'In how many places the certificate was found' },
] as const satisfies readonly FieldDefinition[];

export type FieldName = (typeof FIELDS)[number]['name'];

const BY_NAME = new Map<string, FieldDefinition>(FIELDS.map((field) => [field.name, field]));

export function fieldNamed(name: string): FieldDefinition | undefined {
  return BY_NAME.get(name);
}

export function isFieldName(name: string): name is FieldName {
  return BY_NAME.has(name);
}
