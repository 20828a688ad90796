import { type ConfigMapLocation, type Location, type Reading, type SecretLocation, placeOf } from '@notafter/core';
import type { Contents } from '../../formats/contents.ts';
import type { DataObject } from '../../kube/kube.ts';
import type { FoundPlace } from '../cluster/held-objects.ts';
import type { KeyRule, KeySurroundings } from './key-reader.ts';

export type ObjectLocation = SecretLocation | ConfigMapLocation;

/**
 * Reads all keys of an object that a rule matches, by the first that does; at once unless a keystore among them takes
 * time. One that cannot be read any longer says so at each of the entries that were read before: their last good reading
 * stays.
 */
export function readDataObject(
  { data }: Pick<DataObject, 'data'>,
  rules: readonly KeyRule[],
  around: KeySurroundings,
  locationOf: (key: string, entry?: string) => ObjectLocation,
  before: readonly Location[]
): FoundPlace[] | Promise<FoundPlace[]> {
  const places: FoundPlace[] = [];
  const coming: Array<Promise<FoundPlace[]>> = [];
  for (const [key, bytes] of data) {
    const contents = rules.find((it) => it.matches(key))?.read(bytes, around);
    if (contents instanceof Promise) {
      coming.push(contents.then((it) => placesOf(key, it, locationOf, before)));
    } else if (contents !== undefined) {
      places.push(...placesOf(key, contents, locationOf, before));
    }
  }
  return coming.length === 0 ? places : Promise.all(coming).then((later) => [...places, ...later.flat()]);
}

function placesOf(
  key: string,
  contents: Contents,
  locationOf: (key: string, entry?: string) => ObjectLocation,
  before: readonly Location[]
): FoundPlace[] {
  const whole = contents.find(({ entry }) => entry === undefined)?.reading;
  if (whole?.ok === false) {
    return markAll(whole, locationOf(key), before);
  }
  return contents.map(({ entry, reading }) => ({ location: locationOf(key, entry), reading }));
}

function markAll(reading: Reading, whole: ObjectLocation, before: readonly Location[]): FoundPlace[] {
  const place = placeOf(whole);
  const entries = before.filter((location) => placeOf(location).startsWith(`${place}#`));
  const marked = entries.length === 0 ? [whole] : entries;
  return marked.map((location) => ({ location, reading }));
}
