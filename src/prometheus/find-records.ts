import type { Labels } from './metric-labels';
import type { CertificateRecord } from './query/record';

/** Labels of the scrape: an alert has them, and they may change from one scrape to the next. */
const PASSED_OVER: ReadonlySet<string> = new Set(['__name__', 'instance', 'job']);

/** The records whose labels are as given; labels that no record has are passed over, as an agent does. */
export function findRecords(records: readonly CertificateRecord[], labels: Labels): readonly CertificateRecord[] {
  const known = new Set(records.flatMap((record) => Object.keys(labelsOf(record))));
  const asked = Object.entries(labels).filter(([name]) => known.has(name) && !PASSED_OVER.has(name));
  return asked.length === 0
    ? []
    : records.filter((record) => {
        const has = labelsOf(record);
        return asked.every(([name, value]) => (has[name] ?? '') === value);
      });
}

function labelsOf({ labels, place, node, kind }: CertificateRecord): Labels {
  return { ...labels, place, node, kind };
}
