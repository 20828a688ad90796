import { type ConfigMapLocation, type Location, type Reading, type SecretLocation, placeOf } from '@notafter/core';
import type { Contents } from '../../formats/contents.ts';
import type { Cluster, DataObject } from '../../kube/kube.ts';
import type { FoundPlace } from '../cluster/held-objects.ts';
import type { KeyRule } from './key-reader.ts';

export type ObjectLocation = SecretLocation | ConfigMapLocation;

/** Where a key of an object, or an entry at that key, is a place of its own. */
export type LocationOf = (
  object: Pick<DataObject, 'namespace' | 'name'>,
  key: string,
  entry?: string
) => ObjectLocation;

export interface ObjectReading {
  readonly object: DataObject;
  readonly cluster: Pick<Cluster, 'getData'>;
  readonly rules: readonly KeyRule[];
  readonly locationOf: LocationOf;
  /** The places that were read of it before. */
  readonly before: readonly Location[];
}

/**
 * Reads all keys of an object that a rule matches, by the first that does; at once unless a keystore among them takes
 * time. One that cannot be read any longer says so at each of the entries that were read before: their last good reading
 * stays.
 */
export function readDataObject(reading: ObjectReading): FoundPlace[] | Promise<FoundPlace[]> {
  let places: FoundPlace[] = [];
  const coming: Array<Promise<FoundPlace[]>> = [];
  for (const value of reading.object.data) {
    const { key } = value;
    const contents = ruleOf(reading.rules, key)?.read(value.bytes, reading);
    if (contents instanceof Promise) {
      coming.push(laterPlacesOf(key, contents, reading));
    } else if (contents !== undefined && places.length === 0) {
      places = placesOf(key, contents, reading);
    } else if (contents !== undefined) {
      places.push(...placesOf(key, contents, reading));
    }
  }
  return coming.length === 0 ? places : withLater(places, coming);
}

function ruleOf(rules: readonly KeyRule[], key: string): KeyRule | undefined {
  for (const rule of rules) {
    if (rule.matches(key)) {
      return rule;
    }
  }
  return undefined;
}

async function laterPlacesOf(key: string, contents: Promise<Contents>, reading: ObjectReading): Promise<FoundPlace[]> {
  return placesOf(key, await contents, reading);
}

async function withLater(places: FoundPlace[], coming: ReadonlyArray<Promise<FoundPlace[]>>): Promise<FoundPlace[]> {
  const later = await Promise.all(coming);
  return [...places, ...later.flat()];
}

function placesOf(key: string, contents: Contents, reading: ObjectReading): FoundPlace[] {
  const first = contents[0];
  return first !== undefined && first.entry === undefined
    ? placesOfWhole(key, first.reading, reading)
    : placesOfEntries(key, contents, reading);
}

function placesOfWhole(key: string, whole: Reading, { object, locationOf, before }: ObjectReading): FoundPlace[] {
  const location = locationOf(object, key);
  return whole.ok ? [{ location, reading: whole }] : markAll(whole, location, before);
}

function placesOfEntries(key: string, contents: Contents, { object, locationOf }: ObjectReading): FoundPlace[] {
  return contents.map(({ entry, reading }) => ({ location: locationOf(object, key, entry), reading }));
}

function markAll(reading: Reading, whole: ObjectLocation, before: readonly Location[]): FoundPlace[] {
  const place = placeOf(whole);
  const entries = before.filter((location) => placeOf(location).startsWith(`${place}#`));
  const marked = entries.length === 0 ? [whole] : entries;
  return marked.map((location) => ({ location, reading }));
}
