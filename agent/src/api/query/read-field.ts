import {
  type Cell,
  type Certificate,
  DAY_MS,
  type FieldName,
  type IssuanceFailure,
  type Location,
  lastAttribute,
  titleOf,
  placeOf,
} from '@notafter/core';
import type { SightingVerdict } from '../../findings/create-judge.ts';
import { failureAt, renewalDueMs } from '../../inventory/renewal-due.ts';
import type { Sighting, Slot } from '../../inventory/slot.ts';
import { type Read, type Row, type View, daysUntil, stateOf, titleOfSlot, verdictOf } from './row.ts';

type ReadField = (row: Row, view: View) => Cell;

function ofCertificate(absent: Cell, read: (certificate: Certificate, view: View) => Cell): ReadField {
  return ({ sighting }, view) => (sighting === null ? absent : read(sighting.certificate, view));
}

function ofSighting(absent: Cell, read: (sighting: Sighting) => Cell): ReadField {
  return ({ sighting }) => (sighting === null ? absent : read(sighting));
}

function ofVerdict(absent: Cell, read: (verdict: SightingVerdict) => Cell): ReadField {
  return (row, view) => {
    const verdict = verdictOf(row, view);
    return verdict === null ? absent : read(verdict);
  };
}

function ofSlot(absent: Cell, read: (slot: Slot) => Cell): ReadField {
  return ({ slot }) => (slot === null ? absent : read(slot));
}

function ofLocation(absent: Cell, read: (location: Location) => Cell): ReadField {
  return ofSlot(absent, ({ location }) => read(location));
}

/** Of the certificate that its manager renews, not of the authority that lies beside it. */
function ofFailure(absent: Cell, read: (failure: IssuanceFailure) => Cell): ReadField {
  return ({ slot, sighting }, { nowMs }) => {
    const isElsewhere = sighting !== null && sighting.position !== 0;
    const failure = slot === null || isElsewhere ? null : failureAt(slot, nowMs);
    return failure === null ? absent : read(failure);
  };
}

const absentTime: ReadField = () => null;

const READ_FIELD: Record<FieldName, ReadField> = {
  title: ({ slot, sighting }) => {
    if (sighting !== null) {
      return titleOf(sighting.certificate);
    }
    return slot === null ? '' : titleOfSlot(slot);
  },
  state: stateOf,
  status: ofVerdict('', ({ status }) => status),
  findings: rulesOf,
  daysLeft: ofCertificate(null, ({ notAfterMs }, { nowMs }) => daysUntil(notAfterMs, nowMs)),
  lifetimeDays: ofCertificate(null, (certificate) => {
    const lifetimeMs = lifetimeMsOf(certificate);
    return lifetimeMs === null ? null : lifetimeMs / DAY_MS;
  }),
  lifetimeUsed: ofCertificate(null, lifetimeUsedOf),
  notBefore: ofCertificate(null, ({ notBeforeMs }) => notBeforeMs),
  notAfter: ofCertificate(null, ({ notAfterMs }) => notAfterMs),
  warningAt: ofVerdict(null, ({ warningAtMs }) => warningAtMs),
  criticalAt: ofVerdict(null, ({ criticalAtMs }) => criticalAtMs),
  subject: ofCertificate('', ({ subject }) => subject.text),
  subjectCN: ofCertificate('', ({ subject }) => lastAttribute(subject, 'CN')),
  issuer: ofCertificate('', ({ issuer }) => issuer.text),
  issuerCN: ofCertificate('', ({ issuer }) => lastAttribute(issuer, 'CN')),
  serialNumber: ofCertificate('', ({ serialNumber }) => serialNumber),
  fingerprint: ofCertificate('', ({ fingerprint }) => fingerprint),
  issuerFingerprint: ofCertificate('', issuerFingerprintOf),
  sans: ofCertificate([], ({ subjectAlternativeNames }) => subjectAlternativeNames.map(({ value }) => value)),
  isCa: ofCertificate(null, ({ isCa }) => isCa),
  role: ofSighting('', ({ role }) => role),
  position: ofSighting(null, ({ position }) => position),
  keyAlgorithm: ofCertificate('', ({ keyAlgorithm }) => keyAlgorithm),
  keySize: ofCertificate(null, ({ keySize }) => keySize),
  signatureAlgorithm: ofCertificate('', ({ signatureAlgorithm }) => signatureAlgorithm),
  slot: ofSlot('', ({ id }) => id),
  place: ofLocation('', placeOf),
  entry: ofLocation('', ({ entry }) => entry ?? ''),
  cluster: ofLocation('', ({ cluster }) => cluster),
  node: ofLocation('', ({ node }) => node),
  source: ofLocation('', ({ source }) => source),
  kind: ofLocation('', ({ kind }) => kind),
  filepath: ofLocation('', (location) => ('path' in location ? location.path : '')),
  namespace: ofLocation('', (location) => ('namespace' in location ? location.namespace : '')),
  name: ofLocation('', (location) => ('name' in location ? location.name : '')),
  key: ofLocation('', (location) => ('key' in location ? location.key : '')),
  host: ofLocation('', (location) => ('host' in location ? location.host : '')),
  port: ofLocation(null, (location) => ('port' in location ? location.port : null)),
  address: ofLocation('', (location) => ('address' in location ? location.address : '')),
  owner: ofSlot('', ({ facts }) => facts.owner ?? ''),
  usedBy: ofSlot([], ({ facts }) => facts.usedBy ?? []),
  managedBy: ofSlot('', ({ facts }) => facts.managedBy ?? ''),
  firstSeen: ofSlot(null, ({ firstSeenMs }) => firstSeenMs),
  renewedAt: ofSlot(null, ({ renewedAtMs }) => renewedAtMs),
  renewalTime: ofSlot(null, ({ facts }) => facts.renewalDueMs ?? null),
  renewalDueAt: ({ slot, sighting }) => (slot === null || sighting?.position !== 0 ? null : renewalDueMs(slot)),
  issuanceFailure: ofFailure('', ({ message }) => message),
  nextRetryAt: ofFailure(null, ({ nextRetryMs }) => nextRetryMs),
  silencedUntil: ofSlot(null, ({ facts }) => facts.silencedUntilMs ?? null),
  servedNotAfter: absentTime,
  locations: ofCertificate(null, ({ fingerprint }, { inventory }) => inventory.slotsHolding(fingerprint).length),
};

/** Reads a field of `FIELDS` as of the view's moment. */
export function fieldReader(name: FieldName, view: View): Read<Row> {
  const read = READ_FIELD[name];
  return (row) => read(row, view);
}

function lifetimeMsOf({ notBeforeMs, notAfterMs }: Certificate): number | null {
  return notBeforeMs === null || notAfterMs === null ? null : notAfterMs - notBeforeMs;
}

function lifetimeUsedOf(certificate: Certificate, { nowMs }: View): number | null {
  const lifetimeMs = lifetimeMsOf(certificate);
  return lifetimeMs === null || lifetimeMs <= 0 ? null : (nowMs - certificate.notBeforeMs!) / lifetimeMs;
}

function issuerFingerprintOf(certificate: Certificate, { inventory }: View): string {
  return inventory.issuersOf(certificate)[0]?.fingerprint ?? '';
}

/** Rules that speak of this certificate, or of its place. */
function rulesOf({ slot, sighting }: Row, { judge, nowMs }: View): Cell {
  if (slot === null) {
    return [];
  }
  const rules = judge.activeRules(slot, nowMs);
  const own = rules.filter(({ position }) => position === null || position === sighting?.position);
  return [...new Set(own.map(({ rule }) => rule))];
}
