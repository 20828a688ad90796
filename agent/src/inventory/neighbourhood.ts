import { posix } from 'node:path';
import { type Certificate, type Location, objectOf } from '@notafter/core';
import { digestOf } from './slot-id.ts';

/** Names the directory, Secret or other object that a location shares with its neighbours. */
export function neighbourhoodOf(location: Location): string {
  const { cluster, node, kind } = location;
  const onDisk = kind === 'file' || kind === 'kubeconfig';
  return `${cluster}\n${node}\n${kind}\n${onDisk ? posix.dirname(location.path) : objectOf(location)}`;
}

const ROTATION_WORD = /(^|[._-])(?:old|new|current|previous|prev|backup|bak|orig|archive|copy|expired)(?=$|[._-])/g;

/**
 * A name without what rotation changes in it: `kubelet-client-2026-01-31.pem` and `kubelet-client-current.pem` are of
 * one family, etcd's `server.crt` and `peer.crt`, which have the same subject and names, are not.
 */
export function nameFamily(name: string): string {
  return name
    .toLowerCase()
    .replace(/\d+/g, '')
    .replace(ROTATION_WORD, '$1')
    .replace(/[._~-]+/g, '.')
    .replace(/^\.|\.$/g, '');
}

function ownName(location: Location): string {
  switch (location.kind) {
    case 'file':
    case 'kubeconfig':
      return posix.basename(location.path);
    case 'secret':
    case 'configmap':
      return location.key;
    default:
      return '';
  }
}

/**
 * Where a renewal of a certificate at this location would be found again: the same key for the same subject, names and
 * role in the same family of neighbours. Null when the certificate says nothing to recognise it by.
 */
export function lineageKeysAt(location: Location): (certificate: Certificate) => string | null {
  const family = JSON.stringify([neighbourhoodOf(location), nameFamily(ownName(location)), location.entry ?? '']);
  return ({ subject, subjectAlternativeNames: names, isCa }) => {
    if (subject.attributes.length === 0 && names.length === 0) {
      return null;
    }
    const sortedNames = names.map(({ kind, value }) => `${kind}:${value}`).sort();
    return digestOf(family + JSON.stringify([isCa, subject.text, sortedNames]));
  };
}
