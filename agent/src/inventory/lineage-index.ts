import type { Certificate } from '@notafter/core';

/** Certificates of one neighbourhood by lineage (`lineageKeysAt`), with how many sightings each has there. */
export interface LineageIndex {
  add(key: string, certificate: Certificate): void;
  remove(key: string, certificate: Certificate): void;
  /** One of the lineage that ends later than this one and has begun at `nowMs`. */
  successor(key: string, certificate: Certificate, nowMs: number): Certificate | null;
}

interface Lineage {
  readonly counts: Map<Certificate, number>;
  /** The one that ends last, so that most questions need no search. */
  latest: Certificate;
}

const endOf = (certificate: Certificate): number => certificate.notAfterMs ?? -Infinity;
const laterOf = (a: Certificate, b: Certificate): Certificate => (endOf(b) > endOf(a) ? b : a);
const hasBegun = (certificate: Certificate, nowMs: number): boolean =>
  certificate.notBeforeMs === null || certificate.notBeforeMs <= nowMs;

export function createLineageIndex(): LineageIndex {
  // A lineage of one sighting, by far the most frequent case, is the certificate itself.
  const entries = new Map<string, Certificate | Lineage>();

  function count(lineage: Lineage, certificate: Certificate, change: 1 | -1): void {
    const left = (lineage.counts.get(certificate) ?? 0) + change;
    if (left > 0) {
      lineage.counts.set(certificate, left);
      lineage.latest = laterOf(lineage.latest, certificate);
      return;
    }
    lineage.counts.delete(certificate);
    if (lineage.latest === certificate && lineage.counts.size > 0) {
      lineage.latest = [...lineage.counts.keys()].reduce(laterOf);
    }
  }

  return {
    add(key, certificate) {
      const entry = entries.get(key);
      if (entry === undefined) {
        entries.set(key, certificate);
      } else if ('counts' in entry) {
        count(entry, certificate, 1);
      } else {
        const lineage: Lineage = { counts: new Map([[entry, 1]]), latest: entry };
        count(lineage, certificate, 1);
        entries.set(key, lineage);
      }
    },
    remove(key, certificate) {
      const entry = entries.get(key);
      if (entry === undefined) {
        return;
      }
      if ('counts' in entry) {
        count(entry, certificate, -1);
      }
      if (entry === certificate || ('counts' in entry && entry.counts.size === 0)) {
        entries.delete(key);
      }
    },
    successor(key, certificate, nowMs) {
      const entry = entries.get(key);
      if (entry === undefined) {
        return null;
      }
      const end = endOf(certificate);
      const latest = 'counts' in entry ? entry.latest : entry;
      if (endOf(latest) <= end || !('counts' in entry) || hasBegun(latest, nowMs)) {
        return endOf(latest) > end && hasBegun(latest, nowMs) ? latest : null;
      }
      return [...entry.counts.keys()].find((other) => endOf(other) > end && hasBegun(other, nowMs)) ?? null;
    },
  };
}
