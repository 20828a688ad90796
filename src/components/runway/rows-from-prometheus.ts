import type { DataFrame } from '@grafana/data';
import { statusOf, zonesOf } from '@notafter/core';
import { stateLabel } from '../state/state-label';
import type { Grouping } from './grouping';
import { type Labels, placeOfLabels, titleOfLabels } from './metric-labels';
import { samplesOf, type Sample } from './prometheus-samples';
import type { ChainLink, RunwayRow } from './row';
import type { RowOptions } from './rows-from-frames';

/** The metrics that say an end, the better one first: ours has every kind of place. */
const NOT_AFTER = ['notafter_certificate_not_after_timestamp_seconds', 'x509_cert_not_after'];
const NOT_BEFORE = 'x509_cert_not_before';
/** Labels that belong to the scrape, not to the certificate. */
const SCRAPE_LABELS: ReadonlySet<string> = new Set(['__name__', 'instance', 'job']);

/** Whether a frame holds the ends of certificates, as one series or as a table; `x509_cert_not_before` belongs to them. */
export function isPrometheusFrame(frame: DataFrame): boolean {
  const { value: first } = samplesOf(frame).next();
  return first !== undefined && (NOT_AFTER.includes(first.metric) || first.metric === NOT_BEFORE);
}

/** One row for each certificate at each place; the zones and states come from the policy. */
export function rowsFromPrometheus(frames: readonly DataFrame[], options: RowOptions): readonly RunwayRow[] {
  const begins = new Map<string, number | null>();
  const ends = new Map<string, Sample>();
  for (const frame of frames) {
    for (const sample of samplesOf(frame)) {
      const id = idOf(sample.labels);
      if (sample.metric === NOT_BEFORE) {
        begins.set(id, sample.valueMs);
      } else if (NOT_AFTER.includes(sample.metric) && isBetter(sample, ends.get(id))) {
        ends.set(id, sample);
      }
    }
  }
  return Array.from(ends, ([id, sample]) => rowOf(id, sample, begins.get(id) ?? null, options));
}

function isBetter(sample: Sample, before: Sample | undefined): boolean {
  return before === undefined || NOT_AFTER.indexOf(sample.metric) < NOT_AFTER.indexOf(before.metric);
}

/** The same for all metrics of one certificate at one place, whatever labels one of them has beyond. */
function idOf(labels: Labels): string {
  const { serial_number = '', instance = '', node = '', discriminator = '', position = '' } = labels;
  return JSON.stringify([
    placeOfLabels(labels),
    serial_number,
    labels.subject_CN ?? '',
    discriminator,
    position,
    node,
    instance,
  ]);
}

function rowOf(id: string, { labels, valueMs }: Sample, notBeforeMs: number | null, options: RowOptions): RunwayRow {
  const validity = { notBeforeMs, notAfterMs: valueMs, isCa: isCaByLabels(labels) };
  const state = statusOf(validity, options.policy, options.nowMs);
  const place = placeOfLabels(labels);
  return {
    id,
    title: titleOfLabels(labels) || place,
    place,
    group: groupOf(labels, options.groupBy, stateLabel(state)),
    state,
    notBeforeMs,
    notAfterMs: valueMs,
    ...zonesOf(validity, options.policy),
    renewalDueMs: null,
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

/** `role` is ours; without it, a certificate that names itself as its issuer is taken for an authority. */
function isCaByLabels(labels: Labels): boolean {
  if (labels.role !== undefined && labels.role !== '') {
    return labels.role !== 'leaf';
  }
  const { subject_CN = '', issuer_CN = '' } = labels;
  return subject_CN !== '' && subject_CN === issuer_CN;
}

const NAME_ATTRIBUTES = ['CN', 'OU', 'O', 'L', 'ST', 'C'] as const;

/** Metrics tell neither fingerprints nor key identifiers: names and the serial number have to do. */
function linkOfLabels(labels: Labels): ChainLink {
  const nameOf = (prefix: string) =>
    NAME_ATTRIBUTES.flatMap((attribute) => {
      const value = labels[`${prefix}_${attribute}`] ?? '';
      return value === '' ? [] : [`${attribute}=${value}`];
    }).join(',');
  const [subject, issuer] = [nameOf('subject'), nameOf('issuer')];
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
      return nodeOf(labels);
    case 'issuer':
      return labels.issuer_CN ?? '';
    case 'namespace':
      return labels.secret_namespace || labels.configmap_namespace || nodeOf(labels);
    default:
      return labels[groupBy] ?? '';
  }
}

function nodeOf({ node, instance }: Labels): string {
  return node || instance || '';
}

function hrefOf(labels: Labels): string {
  const matchers = Object.entries(labels).filter(([name, value]) => !SCRAPE_LABELS.has(name) && value !== '');
  return `/a/notafter-certificates-app/find?${new URLSearchParams(matchers)}`;
}
