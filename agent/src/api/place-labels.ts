import { posix } from 'node:path';
import { type Location, placeOf } from '@notafter/core';
import type { Slot } from '../inventory/slot.ts';

type ValueOf = (slot: Slot) => string;

function ofKind(kind: Location['kind'], property: 'namespace' | 'name' | 'key' | 'resourceKind'): ValueOf {
  return ({ location }) =>
    location.kind === kind && property in location ? String(Reflect.get(location, property)) : '';
}

const pathOf: ValueOf = ({ location }) => ('path' in location ? location.path : '');

/** What the labels of a place say, before paths are trimmed and values are cut; empty where a kind has none. */
export const PLACE_LABELS: Readonly<Record<string, ValueOf | undefined>> = {
  cluster: ({ location }) => location.cluster,
  node: ({ location }) => location.node,
  kind: ({ location }) => location.kind,
  place: ({ location }) => placeOf(location),
  owner: ({ facts }) => facts.owner ?? '',
  filepath: pathOf,
  filename: (slot) => posix.basename(pathOf(slot)),
  secret_namespace: ofKind('secret', 'namespace'),
  secret_name: ofKind('secret', 'name'),
  secret_key: ofKind('secret', 'key'),
  configmap_namespace: ofKind('configmap', 'namespace'),
  configmap_name: ofKind('configmap', 'name'),
  configmap_key: ofKind('configmap', 'key'),
  cabundle_resource_kind: ofKind('cabundle', 'resourceKind'),
  cabundle_resource_name: ofKind('cabundle', 'name'),
};
