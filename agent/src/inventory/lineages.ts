import type { Certificate, Location } from '@notafter/core';
import { type IdIndex, createIdIndex } from './id-index.ts';
import { type LineageIndex, createLineageIndex } from './lineage-index.ts';
import { lineageKeysAt, neighbourhoodOf } from './neighbourhood.ts';
import type { Slot } from './slot.ts';

/**
 * Which certificate took the place of another. Few are ever asked for, so a neighbourhood is gathered when one of its
 * certificates is first asked for, and kept up to date from then on.
 */
export interface Lineages {
  add(slot: Slot): void;
  remove(slot: Slot): void;
  /** One of the same lineage that ends later than this one and has begun at `nowMs`. */
  successor(location: Location, certificate: Certificate, nowMs: number): Certificate | null;
}

interface Neighbourhood {
  slots: number;
  /** Ids of slots by the names of their certificates, which are told far sooner than lineages. */
  readonly byName: IdIndex;
  /** By name: lineages of the certificates of that name, once one of them was asked for. */
  readonly lineages: Map<string, LineageIndex>;
}

/**
 * @param slots all that there are
 * @param idsNear those of the neighbourhood of a location
 */
export function createLineages(
  slots: ReadonlyMap<string, Slot>,
  idsNear: (location: Location) => Iterable<string>
): Lineages {
  const gathered = new Map<string, Neighbourhood>();

  function gather(location: Location): Neighbourhood {
    const key = neighbourhoodOf(location);
    const known = gathered.get(key);
    if (known !== undefined) {
      return known;
    }
    const made: Neighbourhood = { slots: 0, byName: createIdIndex(), lineages: new Map() };
    for (const id of idsNear(location)) {
      change(made, slots.get(id)!, 'add');
    }
    gathered.set(key, made);
    return made;
  }

  function lineagesOf(name: string, { byName, lineages }: Neighbourhood): LineageIndex {
    const known = lineages.get(name);
    if (known !== undefined) {
      return known;
    }
    const made = createLineageIndex();
    for (const id of byName.ids(name)) {
      const { location, certificates } = slots.get(id)!;
      const namesakes = certificates.filter((certificate) => nameOf(certificate) === name);
      namesakes.forEach((certificate) => changeLineage(made, location, certificate, 'add'));
    }
    lineages.set(name, made);
    return made;
  }

  return {
    add(slot) {
      const neighbourhood = gathered.size === 0 ? undefined : gathered.get(neighbourhoodOf(slot.location));
      if (neighbourhood !== undefined) {
        change(neighbourhood, slot, 'add');
      }
    },
    remove(slot) {
      const key = gathered.size === 0 ? '' : neighbourhoodOf(slot.location);
      const neighbourhood = gathered.get(key);
      if (neighbourhood !== undefined) {
        change(neighbourhood, slot, 'remove');
        if (neighbourhood.slots === 0) {
          gathered.delete(key);
        }
      }
    },
    successor(location, certificate, nowMs) {
      const key = lineageKeysAt(location)(certificate);
      return key === null ? null : lineagesOf(nameOf(certificate), gather(location)).successor(key, certificate, nowMs);
    },
  };
}

/** The same for all of a lineage, and another for most others. */
function nameOf({ subject, subjectAlternativeNames: names }: Certificate): string {
  return subject.text === ''
    ? names.reduce((first, { value }) => (first === '' || value < first ? value : first), '')
    : subject.text;
}

function change(neighbourhood: Neighbourhood, { id, location, certificates }: Slot, action: 'add' | 'remove'): void {
  neighbourhood.slots += action === 'add' ? 1 : -1;
  for (const certificate of certificates) {
    const name = nameOf(certificate);
    neighbourhood.byName[action](name, id);
    const lineages = neighbourhood.lineages.get(name);
    if (lineages !== undefined) {
      changeLineage(lineages, location, certificate, action);
    }
  }
}

function changeLineage(
  lineages: LineageIndex,
  location: Location,
  certificate: Certificate,
  action: 'add' | 'remove'
): void {
  const key = lineageKeysAt(location)(certificate);
  if (key !== null) {
    lineages[action](key, certificate);
  }
}
