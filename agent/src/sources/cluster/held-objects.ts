import { type Facts, type Location, type Reading, type Sink, placeOf } from '@notafter/core';

export interface FoundPlace {
  readonly location: Location;
  readonly reading: Reading;
}

/**
 * What was told of which object, and by which collection: an object that moves from one collection to another (a Secret
 * that was made anew with another type) is not forgotten because the former tells its deletion last. Survives a session.
 */
export interface HeldObjects {
  /** Begins a session: what its collections do not bring again is forgotten once each is complete. */
  begin(sink: Sink): void;
  /** What a collection found at an object now, instead of what was there before. */
  hold(collection: string, object: string, places: readonly FoundPlace[], facts: Facts): void;
  drop(collection: string, object: string): void;
  /** All that there is of a collection was held. */
  complete(collection: string): void;
  /** Nobody looks at it any longer. */
  dropCollection(collection: string): void;
  /** The places of an object that are told now. */
  placesOf(object: string): readonly Location[];
  /** Another one after each time that the object was held; null when it is not. */
  versionOf(object: string): HeldVersion | null;
}

export interface HeldVersion {
  readonly collection: string;
}

interface Held extends HeldVersion {
  readonly session: number;
  /** Most objects have one, which costs no array. */
  readonly places: Location | readonly Location[];
}

const NO_PLACES: readonly Location[] = [];

const placesIn = (held: Held | undefined): readonly Location[] => {
  const places = held?.places ?? NO_PLACES;
  return 'kind' in places ? [places] : places;
};

const NO_SINK: Pick<Sink, 'replace' | 'remove' | 'relate'> = { replace() {}, remove() {}, relate() {} };

export function createHeldObjects(): HeldObjects {
  const objects = new Map<string, Held>();
  const completed = new Set<string>();
  let sink = NO_SINK;
  let session = 0;

  function forget(object: string, before: Held, because: 'deleted' | 'unconfigured'): void {
    objects.delete(object);
    placesIn(before).forEach((place) => sink.remove(place, because));
    sink.relate(object, null);
  }

  return {
    begin(to) {
      sink = to;
      session += 1;
      completed.clear();
    },
    hold(collection, object, found, facts) {
      const before = objects.get(object);
      if (found.length === 0) {
        if (before !== undefined) {
          forget(object, before, 'deleted');
        }
        return;
      }
      const places = found.map(({ location }) => location);
      objects.set(object, { collection, session, places: places.length === 1 ? places[0]! : places });
      sink.relate(object, facts);
      found.forEach(({ location, reading }) => sink.replace(location, reading));
      missingOf(placesIn(before), places).forEach((place) => sink.remove(place, 'deleted'));
    },
    drop(collection, object) {
      const held = objects.get(object);
      if (held?.collection === collection) {
        forget(object, held, 'deleted');
      }
    },
    complete(collection) {
      if (completed.has(collection)) {
        return;
      }
      completed.add(collection);
      for (const [object, held] of objects) {
        if (held.collection === collection && held.session < session) {
          forget(object, held, 'deleted');
        }
      }
    },
    dropCollection(collection) {
      completed.delete(collection);
      for (const [object, held] of objects) {
        if (held.collection === collection) {
          forget(object, held, 'unconfigured');
        }
      }
    },
    placesOf: (object) => placesIn(objects.get(object)),
    versionOf: (object) => objects.get(object) ?? null,
  };
}

function missingOf(before: readonly Location[], now: readonly Location[]): readonly Location[] {
  if (before.length === 0) {
    return before;
  }
  const there = new Set(now.map(placeOf));
  return before.filter((place) => !there.has(placeOf(place)));
}
