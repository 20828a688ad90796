import type { DataFrame } from '@grafana/data';
import { statusOf, zonesOf } from '@notafter/core';
import { CERTIFICATE_METRICS } from '../../prometheus/certificate-metric';
import { joinCertManager, type JoinedCertificate } from '../../prometheus/join-cert-manager';
import { metricCertificates } from '../../prometheus/metric-certificate';
import {
  isCaByLabels,
  type Labels,
  nameOfLabels,
  nodeOfLabels,
  placeOfLabels,
  titleOfLabels,
} from '../../prometheus/metric-labels';
import { namespaceOf } from '../../prometheus/peer-labels';
import { stateLabel } from '../state/state-label';
import type { Grouping } from './grouping';
import { samplesOf } from './prometheus-samples';
import type { ChainLink, RunwayRow } from './row';
import type { RowOptions } from './rows-from-frames';

/** Labels that belong to the scrape, not to the certificate. */
const SCRAPE_LABELS: ReadonlySet<string> = new Set(['__name__', 'instance', 'job']);

/** Whether a frame holds moments of certificates, as one series or as a table. */
export function isPrometheusFrame(frame: DataFrame): boolean {
  const { value: first } = samplesOf(frame).next();
  return first !== undefined && CERTIFICATE_METRICS.has(first.metric);
}

/** One row for each certificate at each place; the zones and states come from the policy. */
export function rowsFromPrometheus(frames: readonly DataFrame[], options: RowOptions): readonly RunwayRow[] {
  const samples = frames.flatMap((frame) => [...samplesOf(frame)]);
  return joinCertManager(metricCertificates(samples)).map((certificate) => rowOf(certificate, options));
}

function rowOf(certificate: JoinedCertificate, options: RowOptions): RunwayRow {
  const { id, labels, notBeforeMs, notAfterMs, renewalDueMs } = certificate;
  const validity = { notBeforeMs, notAfterMs, isCa: isCaByLabels(labels) };
  const state = statusOf(validity, options.policy, options.nowMs);
  const place = placeOfLabels(labels);
  return {
    id,
    title: titleOfLabels(labels) || place,
    place,
    group: groupOf(labels, options.groupBy, stateLabel(state)),
    state,
    notBeforeMs,
    notAfterMs,
    ...zonesOf(validity, options.policy),
    renewalDueMs,
    renewedAtMs: null,
    note: '',
    href: hrefOf(labels),
    get facts() {
      return Object.entries(labels).filter(([name, value]) => name !== '__name__' && value !== '');
    },
    get link() {
      return linkOfLabels(labels);
    },
    command: '',
  };
}

/** Metrics tell neither fingerprints nor key identifiers: names and the serial number have to do. */
function linkOfLabels(labels: Labels): ChainLink {
  const [subject, issuer] = [nameOfLabels(labels, 'subject'), nameOfLabels(labels, 'issuer')];
  return {
    fingerprint: `${issuer} ${labels.serial_number ?? ''} ${subject}`,
    issuerFingerprint: '',
    subject,
    issuer,
    issuerTitle: labels.issuer_CN || issuer,
    isCa: isCaByLabels(labels),
  };
}

function groupOf(labels: Labels, groupBy: Grouping, state: string): string {
  switch (groupBy) {
    case 'none':
      return '';
    case 'state':
      return state;
    case 'node':
      return nodeOfLabels(labels);
    case 'issuer':
      return labels.issuer_CN ?? '';
    case 'namespace':
      return namespaceOf(labels) || nodeOfLabels(labels);
    default:
      return labels[groupBy] ?? '';
  }
}

function hrefOf(labels: Labels): string {
  const matchers = Object.entries(labels).filter(([name, value]) => !SCRAPE_LABELS.has(name) && value !== '');
  return `/a/notafter-certificates-app/find?${new URLSearchParams(matchers)}`;
}
