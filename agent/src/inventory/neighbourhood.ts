import { posix } from 'node:path';
import { type Certificate, type Location, objectOf } from '@notafter/core';

/** Names the directory that a location on disk is in; null for what is on no disk. */
export function directoryOf(location: Location): string | null {
  const { cluster, node, kind } = location;
  return kind === 'file' || kind === 'kubeconfig'
    ? `${cluster}\n${node}\n${kind}\n${posix.dirname(location.path)}`
    : null;
}

/** Names the directory, Secret or other object that a location shares with its neighbours. */
export function neighbourhoodOf(location: Location): string {
  const { cluster, node, kind } = location;
  return directoryOf(location) ?? `${cluster}\n${node}\n${kind}\n${objectOf(location)}`;
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
 * Where in a neighbourhood a renewal of a certificate at this location would be found again: the same key for the same
 * subject, names and role in the same family of names. Null when the certificate says nothing to recognise it by.
 */
export function lineageKeysAt(location: Location): (certificate: Certificate) => string | null {
  const family = nameFamily(ownName(location));
  const entry = location.entry ?? '';
  return ({ subject, subjectAlternativeNames: names, isCa }) => {
    if (subject.attributes.length === 0 && names.length === 0) {
      return null;
    }
    const sortedNames = names.map(({ kind, value }) => `${kind}:${value}`).sort();
    return JSON.stringify([family, entry, isCa, subject.text, sortedNames]);
  };
}
