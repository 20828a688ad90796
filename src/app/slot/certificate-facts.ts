import { t } from '@grafana/i18n';
import type { SightingDetails } from '@notafter/core';
import type { Fact } from '../../components/FactList';
import { dateTimeText, type Zone } from '../../components/time/date-text';
import { durationText } from '../../components/time/duration-text';
import { relativeText } from '../../components/time/remaining-text';

type Certificate = SightingDetails['certificate'];

/** What one looks at first. */
export function mainFacts(sighting: SightingDetails, nowMs: number, zone: Zone): Fact[] {
  const { certificate } = sighting;
  return [
    [t('facts.ends', 'Ends'), momentText(certificate.notAfterMs, nowMs, zone)],
    [t('facts.from', 'Valid from'), momentText(certificate.notBeforeMs, nowMs, zone)],
    [t('facts.lifetime', 'Lifetime'), lifetimeText(certificate)],
    [t('facts.issuer', 'Issuer'), certificate.issuer.text],
    [t('facts.names', 'Names'), certificate.subjectAlternativeNames.map(({ value }) => value).join(', ')],
    [t('facts.key', 'Key'), keyText(certificate)],
  ];
}

/** All that the certificate says, and what could not be read of it. */
export function allFacts(sighting: SightingDetails, nowMs: number, zone: Zone): Fact[] {
  const { certificate } = sighting;
  return [
    [t('facts.subject', 'Subject'), certificate.subject.text],
    ...mainFacts(sighting, nowMs, zone),
    [t('facts.warns', 'Warns at'), momentText(sighting.warningAtMs, nowMs, zone)],
    [t('facts.critical', 'Critical at'), momentText(sighting.criticalAtMs, nowMs, zone)],
    [t('facts.signature', 'Signature'), certificate.signatureAlgorithm],
    [t('facts.authority', 'Authority'), authorityText(certificate)],
    [t('facts.usage', 'Key usage'), certificate.keyUsage.join(', ')],
    [t('facts.extended-usage', 'Extended key usage'), certificate.extendedKeyUsage.join(', ')],
    [t('facts.serial', 'Serial number'), certificate.serialNumber],
    [t('facts.fingerprint', 'Fingerprint'), certificate.fingerprint],
    [t('facts.subject-key', 'Subject key id'), certificate.subjectKeyId],
    [t('facts.authority-key', 'Authority key id'), certificate.authorityKeyId],
    [t('facts.crl', 'CRL'), certificate.crlDistributionPoints.join(', ')],
    [t('facts.notes', 'Notes'), certificate.notes.join(' · ')],
  ];
}

function momentText(moment: number | null, nowMs: number, zone: Zone): string {
  return moment === null ? '' : `${dateTimeText(moment, zone)} · ${relativeText(moment, nowMs)}`;
}

function lifetimeText({ notBeforeMs, notAfterMs }: Certificate): string {
  return notBeforeMs === null || notAfterMs === null ? '' : durationText(notAfterMs - notBeforeMs);
}

function keyText({ keyAlgorithm, keySize, curve }: Certificate): string {
  const size = keySize === null ? '' : t('facts.bits', '{{keySize}} bits', { keySize });
  return [keyAlgorithm, curve ?? size].filter(Boolean).join(' · ');
}

function authorityText({ isCa, pathLength }: Certificate): string {
  if (!isCa) {
    return t('facts.no-ca', 'no');
  }
  return pathLength === null
    ? t('facts.ca', 'yes')
    : t('facts.ca-path', 'yes, path length {{pathLength}}', { pathLength });
}
