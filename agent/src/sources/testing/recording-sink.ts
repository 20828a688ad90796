import {
  type Facts,
  type Gap,
  type Location,
  type Pass,
  type Reading,
  type Sink,
  placeOf,
  titleOf,
} from '@notafter/core';

/** A sink that remembers what it was told since it was last cleared. */
export interface RecordingSink extends Sink {
  /** What stands at each place now; a removed place is gone. */
  readonly readings: Map<string, Reading>;
  /** The same places. */
  readonly locations: Map<string, Location>;
  /** By object, or `object aspect`. */
  readonly facts: Map<string, Facts>;
  /** As told last. */
  readonly unwatched: Gap[];
  readonly passes: Pass[];
  /** `replace /a`, `remove /a gone`, in the order told. */
  readonly calls: string[];
  clear(): void;
}

export function createRecordingSink(): RecordingSink {
  const readings = new Map<string, Reading>();
  const locations = new Map<string, Location>();
  const facts = new Map<string, Facts>();
  const unwatched: Gap[] = [];
  const passes: Pass[] = [];
  const calls: string[] = [];
  return {
    readings,
    locations,
    facts,
    unwatched,
    passes,
    calls,
    replace(location, reading) {
      calls.push(`replace ${placeOf(location)}`);
      readings.set(placeOf(location), reading);
      locations.set(placeOf(location), location);
    },
    remove(location, because) {
      calls.push(`remove ${placeOf(location)} ${because}`);
      readings.delete(placeOf(location));
      locations.delete(placeOf(location));
    },
    relate(object, known, aspect) {
      const key = aspect === undefined ? object : `${object} ${aspect}`;
      calls.push(`relate ${key}`);
      if (known === null) {
        facts.delete(key);
      } else {
        facts.set(key, known);
      }
    },
    gaps(gaps) {
      unwatched.splice(0, unwatched.length, ...gaps);
    },
    passed(pass) {
      passes.push(pass);
    },
    clear() {
      calls.length = 0;
      passes.length = 0;
    },
  };
}

/** A reading in one line: the titles of its certificates and the reasons of its problems, or its reason. */
export function summaryOf(reading: Reading | undefined): string {
  if (reading === undefined) {
    return 'nothing';
  }
  if (!reading.ok) {
    return reading.reason;
  }
  const problems = reading.problems.map(({ item, reason }) => `${item}:${reason}`);
  return [...reading.certificates.map(titleOf), ...problems].join(' ');
}
