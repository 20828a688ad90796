import type {
  Cell,
  CertificateDetails,
  Finding,
  Health,
  LocationInTrouble,
  PlaceSummary,
  Query,
  Result,
  SightingDetails,
  SlotDetails,
  SourceDetails,
} from '@notafter/core';

const DAY = 86_400_000;
/** Monday. */
export const NOW = Date.UTC(2026, 10, 23, 10);
export const inDays = (days: number) => NOW + days * DAY;

/** An answer of columns, from rows that name their cells; what a row leaves out is absent. */
export function resultOf(rows: ReadonlyArray<Readonly<Record<string, Cell>>>, total = rows.length): Result {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    fields: names.map((name) => ({ name, type: typeOf(rows.map((row) => row[name] ?? null)) })),
    values: names.map((name) => rows.map((row) => row[name] ?? null)),
    rows: rows.length,
    total,
    notices: [],
  };
}

function typeOf(cells: readonly Cell[]): 'number' | 'string' {
  return cells.some((cell) => typeof cell === 'number') ? 'number' : 'string';
}

export function aHealth(change: Partial<Health> = {}): Health {
  return {
    product: 'notafter',
    version: '0.1.0',
    cluster: '',
    nowMs: NOW,
    certificates: 1234,
    locations: 2981,
    sources: 2,
    sourcesInTrouble: [],
    readAtMs: NOW - 12_000,
    ...change,
  };
}

export function aSighting(change: Partial<SightingDetails['certificate']> = {}, position = 0): SightingDetails {
  return {
    certificate: {
      fingerprint: 'f1',
      version: 3,
      serialNumber: '4711',
      signatureAlgorithm: 'ecdsa-with-SHA256',
      issuer: { text: 'CN=kubernetes', attributes: [{ type: 'CN', value: 'kubernetes' }] },
      subject: { text: 'CN=kube-apiserver', attributes: [{ type: 'CN', value: 'kube-apiserver' }] },
      notBeforeMs: inDays(-360),
      notAfterMs: inDays(5),
      keyAlgorithm: 'ECDSA',
      keySize: 256,
      curve: 'P-256',
      isCa: false,
      pathLength: null,
      keyUsage: ['digitalSignature'],
      extendedKeyUsage: ['serverAuth'],
      subjectAlternativeNames: [{ kind: 'dns', value: 'kubernetes.default.svc' }],
      subjectKeyId: null,
      authorityKeyId: null,
      crlDistributionPoints: [],
      notes: [],
      ...change,
    },
    title: 'kube-apiserver',
    position,
    role: 'leaf',
    status: 'critical',
    state: 'critical',
    warningAtMs: inDays(-23),
    criticalAtMs: inDays(-9),
  };
}

export function aFinding(change: Partial<Finding> = {}): Finding {
  return {
    rule: 'expiring-critical',
    severity: 'critical',
    message: 'Ends in 5 d',
    remedy: [
      { text: 'Renew it', command: 'kubeadm certs renew apiserver' },
      { text: 'Restart the static pod' },
      { text: 'Check again' },
    ],
    position: 0,
    sinceMs: null,
    ...change,
  };
}

export function aPlace(change: Partial<PlaceSummary> = {}): PlaceSummary {
  return {
    slot: 's1',
    place: '/etc/kubernetes/pki/apiserver.crt',
    node: 'cp-1',
    cluster: '',
    source: 'control-plane',
    kind: 'file',
    title: 'kube-apiserver',
    state: 'critical',
    notAfterMs: inDays(5),
    ...change,
  };
}

export function aSlot(change: Partial<SlotDetails> = {}): SlotDetails {
  return {
    ...aPlace(),
    location: {
      kind: 'file',
      source: 'control-plane',
      cluster: '',
      node: 'cp-1',
      path: '/etc/kubernetes/pki/apiserver.crt',
    },
    owner: 'platform',
    managedBy: '',
    usedBy: ['kubelet on 3 nodes'],
    renewalDueMs: null,
    stored: [aSighting()],
    problems: [],
    trouble: null,
    firstSeenMs: inDays(-100),
    lastGoodMs: NOW - 60_000,
    renewedAtMs: null,
    findings: [aFinding()],
    history: [],
    otherPlaces: [],
    issuers: [],
    checkableFromMs: 0,
    ...change,
  };
}

export function aCertificate(places: readonly PlaceSummary[]): CertificateDetails {
  const { certificate, title, role, status } = aSighting();
  return { certificate, title, role, status, places, issuers: [], issued: [] };
}

export function aLocationInTrouble(change: Partial<LocationInTrouble> = {}): LocationInTrouble {
  return {
    slot: 's9',
    place: '/etc/ssl/broken.pem',
    node: 'cp-1',
    reason: 'permission_denied',
    message: 'EACCES: permission denied',
    sinceMs: NOW - 3 * 3_600_000,
    lastGoodMs: NOW - 4 * 3_600_000,
    certificates: 2,
    ...change,
  };
}

export function aSource(change: Partial<SourceDetails> = {}): SourceDetails {
  return {
    kind: 'file',
    name: 'control-plane',
    up: true,
    reason: null,
    message: '',
    lastPassMs: NOW - 12_000,
    lastSuccessMs: NOW - 12_000,
    durationMs: 34,
    locations: 12,
    certificates: 9,
    errors: {},
    inTrouble: [],
    looksAt: ['/etc/kubernetes/pki/**/*.crt'],
    ...change,
  };
}

/** One row of a `certificates` query. */
export function certificateRow(change: Readonly<Record<string, Cell>> = {}): Record<string, Cell> {
  return {
    title: 'kube-apiserver',
    place: '/etc/kubernetes/pki/apiserver.crt',
    node: 'cp-1',
    namespace: '',
    state: 'critical',
    notBefore: inDays(-360),
    notAfter: inDays(5),
    issuerCN: 'kubernetes',
    owner: 'platform',
    position: 0,
    role: 'leaf',
    slot: 's1',
    ...change,
  };
}

/** One row of a `findings` query. */
export function findingRow(change: Readonly<Record<string, Cell>> = {}): Record<string, Cell> {
  return {
    rule: 'expiring-critical',
    severity: 'critical',
    message: 'Ends in 5 d',
    title: 'kube-apiserver',
    place: '/etc/kubernetes/pki/apiserver.crt',
    node: 'cp-1',
    state: 'critical',
    notAfter: inDays(5),
    owner: 'platform',
    managedBy: '',
    usedBy: ['kube-apiserver'],
    command: 'kubeadm certs renew apiserver',
    fingerprint: 'f1',
    slot: 's1',
    ...change,
  };
}

/** The estate of most tests: two certificates, one of them ends in five days and nobody acts. */
export const ESTATE: Readonly<Record<string, Result>> = {
  all: resultOf([{ count: 2, earliestNotAfter: inDays(5) }]),
  chips: resultOf([{ count: 2, valid: 1, critical: 1, notYetValid: 0 }]),
  breaking: resultOf([{ count: 1, expired: 0 }]),
  unattended: resultOf([{ count: 1 }]),
  findings: resultOf([findingRow()]),
  weeks: resultOf([{ time: Date.UTC(2026, 10, 23), count: 1, state: 'critical' }]),
  rows: resultOf([
    certificateRow(),
    certificateRow({ title: 'etcd-ca', slot: 's2', state: 'valid', notAfter: inDays(3000), place: '/etc/etcd/ca.crt' }),
  ]),
};

/** An estate without a single certificate. */
export const EMPTY_ESTATE: Readonly<Record<string, Result>> = Object.fromEntries(
  Object.keys(ESTATE).map((refId) => [refId, resultOf([])])
);

export function answersOf(results: Readonly<Record<string, Result>>, queries: readonly Query[]) {
  return { results: Object.fromEntries(queries.map(({ refId }) => [refId, results[refId] ?? resultOf([])])) };
}
