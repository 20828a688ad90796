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
  const known = [...samples].flatMap(knownSample);
  const ours = new Map(
    known.filter(({ family }) => family === 'notafter').map(({ labels }) => [scrapedKey(labels), idOf(labels)])
  );
  const moments = new Map<string, Moments>();
  const ends = new Map<string, KnownSample>();
  for (const sample of known) {
    const id = ours.get(scrapedKey(sample.labels)) ?? idOf(sample.labels);
    if (sample.fact !== 'notAfter') {
      moments.set(id, { ...(moments.get(id) ?? UNSAID), ...factOf(sample) });
    } else if (hasCertificate(sample) && isBetter(sample, ends.get(id))) {
      ends.set(id, sample);
    }
  }
  return Array.from(ends, ([id, { family, labels, valueMs }]) => {
    return { id, family, labels, notAfterMs: valueMs, ...(moments.get(id) ?? UNSAID) };
  });
}

type KnownSample = MetricSample & CertificateMetric;

function knownSample({ metric, labels, valueMs }: MetricSample): readonly KnownSample[] {
  const known = CERTIFICATE_METRICS.get(metric);
  return known === undefined
    ? []
    : [{ metric, labels: peerLabels(metric, known.family, labels), valueMs: momentOf(known, valueMs), ...known }];
}

/** A target without TLS has no end: there is no certificate. cert-manager's Certificate is there, and was never issued. */
function hasCertificate({ family, valueMs }: KnownSample): boolean {
  return family !== 'probe_ssl' || valueMs !== null;
}

function isBetter(sample: MetricSample, before: MetricSample | undefined): boolean {
  return before === undefined || ENDS.indexOf(sample.metric) < ENDS.indexOf(before.metric);
}

function momentOf({ family, fact }: CertificateMetric, valueMs: number | null): number | null {
  return fact !== 'ready' && WRITES_NONE.has(family) && (valueMs ?? 0) <= 0 ? null : valueMs;
}

function factOf({ fact, labels, valueMs }: KnownSample): Partial<Moments> {
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
  return JSON.stringify([labels.cluster ?? '', labels.node ?? '', labels.position ?? '', scrapedKey(labels)]);
}

/** What the peer's metrics and ours have in common: an agent serves both, and only ours name cluster and node. */
function scrapedKey(labels: Labels): string {
  const { job = '', instance = '', serial_number = '', subject_CN = '', discriminator = '' } = labels;
  return JSON.stringify([job, instance, placeOfLabels(labels), serial_number, subject_CN, discriminator]);
}
