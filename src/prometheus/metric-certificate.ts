import { CERTIFICATE_METRICS, type CertificateMetric, type MetricFamily, metricNames } from './certificate-metric';
import { type Labels, placeOfLabels } from './metric-labels';
import { peerLabels } from './peer-labels';

/** One value of one series; of a metric in seconds `valueMs` is epoch milliseconds. */
export interface MetricSample {
  readonly metric: string;
  readonly labels: Labels;
  readonly valueMs: number | null;
}

/** What metrics say of one certificate at one place. */
export interface MetricCertificate {
  /** The same for all metrics of one certificate at one place, whatever labels one of them has beyond. */
  readonly id: string;
  readonly family: MetricFamily;
  /** With the names of x509-certificate-exporter. */
  readonly labels: Labels;
  readonly notBeforeMs: number | null;
  readonly notAfterMs: number | null;
  readonly renewalDueMs: number | null;
  /** What cert-manager says of its Certificate; null where nobody says it. */
  readonly ready: boolean | null;
}

type Moments = Pick<MetricCertificate, 'notBeforeMs' | 'renewalDueMs' | 'ready'>;

/** Families that write a number for no certificate: 0, and blackbox_exporter a moment long before our era. */
const WRITES_NONE: ReadonlySet<MetricFamily> = new Set(['certmanager', 'probe_ssl']);
/** The better one first: ours has every kind of place. */
const ENDS = metricNames(['notAfter']);
const UNSAID: Moments = { notBeforeMs: null, renewalDueMs: null, ready: null };

/** The certificates that samples speak of, each once for each place. What is no metric of certificates is passed over. */
export function metricCertificates(samples: Iterable<MetricSample>): readonly MetricCertificate[] {
  const moments = new Map<string, Moments>();
  const ends = new Map<string, MetricSample & { readonly family: MetricFamily }>();
  for (const { metric, labels: told, valueMs } of samples) {
    const known = CERTIFICATE_METRICS.get(metric);
    if (known === undefined) {
      continue;
    }
    const labels = peerLabels(metric, known.family, told);
    const id = idOf(labels);
    const sample = { metric, labels, valueMs: momentOf(known, valueMs), family: known.family };
    if (known.fact !== 'notAfter') {
      moments.set(id, { ...(moments.get(id) ?? UNSAID), ...factOf(known, sample) });
    } else if (isNamed(sample) && isBetter(sample, ends.get(id))) {
      ends.set(id, sample);
    }
  }
  return Array.from(ends, ([id, { family, labels, valueMs }]) => {
    return { id, family, labels, notAfterMs: valueMs, ...(moments.get(id) ?? UNSAID) };
  });
}

/** A target without TLS has no end: there is no certificate. cert-manager's Certificate is there, and was never issued. */
function isNamed({ family, valueMs }: MetricSample & { readonly family: MetricFamily }): boolean {
  return family !== 'probe_ssl' || valueMs !== null;
}

function isBetter(sample: MetricSample, before: MetricSample | undefined): boolean {
  return before === undefined || ENDS.indexOf(sample.metric) < ENDS.indexOf(before.metric);
}

function momentOf({ family, fact }: CertificateMetric, valueMs: number | null): number | null {
  return fact !== 'ready' && WRITES_NONE.has(family) && (valueMs ?? 0) <= 0 ? null : valueMs;
}

function factOf({ fact }: CertificateMetric, { labels, valueMs }: MetricSample): Partial<Moments> {
  switch (fact) {
    case 'notBefore':
      return { notBeforeMs: valueMs };
    case 'renewalDue':
      return { renewalDueMs: valueMs };
    default:
      return labels.condition === 'True' && valueMs !== null ? { ready: valueMs > 0 } : {};
  }
}

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
