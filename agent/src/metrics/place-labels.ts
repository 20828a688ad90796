import { posix } from 'node:path';
import { type Location, type LocationKind, placeOf } from '@notafter/core';
import type { Slot } from '../inventory/slot.ts';
import type { LabelValues } from './label-text.ts';

/** What x509-certificate-exporter calls the kinds that it knows; the others have no `x509_*` series. */
export const X509_KIND: Readonly<Partial<Record<LocationKind, string>>> = {
  file: 'file',
  kubeconfig: 'kubeconfig',
  secret: 'kube-secret',
  configmap: 'kube-configmap',
  cabundle: 'kube-cabundle',
};

/** The labels of x509-certificate-exporter v4.2 that name a place. */
export function x509PlaceLabels(location: Location, trimPathComponents: number): LabelValues {
  switch (location.kind) {
    case 'file':
      return pathLabels(location.path, trimPathComponents);
    case 'kubeconfig':
      return { ...pathLabels(location.path, trimPathComponents), ...entryLabels(location.entry ?? '') };
    case 'secret': {
      const { namespace, name, key } = location;
      return { secret_namespace: namespace, secret_name: name, secret_key: key };
    }
    case 'configmap': {
      const { namespace, name, key } = location;
      return { configmap_namespace: namespace, configmap_name: name, configmap_key: key };
    }
    case 'cabundle': {
      const { resourceKind, name, entry } = location;
      return { cabundle_resource_kind: resourceKind, cabundle_resource_name: name, cabundle_entry: entry };
    }
    case 'csr':
    case 'endpoint':
      return {};
  }
}

function pathLabels(path: string, trimPathComponents: number): LabelValues {
  return { filename: posix.basename(path), filepath: trimPath(path, trimPathComponents) };
}

/** A kubeconfig's entry is `user/<name>` or `cluster/<name>`. */
function entryLabels(entry: string): LabelValues {
  const slash = entry.indexOf('/');
  return slash < 0 ? {} : { embedded_kind: entry.slice(0, slash), embedded_key: entry.slice(slash + 1) };
}

/** Drops the first components of a path and keeps its leading slash; empty when none is left. */
export function trimPath(path: string, components: number): string {
  if (components <= 0) {
    return path;
  }
  const rest = path.replace(/^\/+/, '').split('/').slice(components);
  const isAbsolute = path.startsWith('/');
  return rest.length === 0 ? '' : `${isAbsolute ? '/' : ''}${rest.join('/')}`;
}

/** Our own labels of a place. */
export function ourPlaceLabels({ location, facts }: Slot): LabelValues {
  const { kind, node, cluster } = location;
  const labels = { kind, node, cluster, place: placeOf(location), owner: facts.owner };
  switch (location.kind) {
    case 'endpoint':
      return { ...labels, endpoint: `${location.host}:${location.port}`, address: location.address };
    case 'csr':
      return { ...labels, csr_name: location.name };
    default:
      return labels;
  }
}

/** What x509-certificate-exporter calls a place in its own records: `kind:location[#key]`. */
export function x509Reference(location: Location): string {
  return `${X509_KIND[location.kind] ?? location.kind}:${referenceOf(location)}`;
}

function referenceOf(location: Location): string {
  switch (location.kind) {
    case 'secret':
    case 'configmap':
      return `${location.namespace}/${location.name}#${location.key}`;
    case 'cabundle':
      return withEntry(`${location.resourceKind}/${location.name}`, location.entry);
    case 'file':
    case 'kubeconfig':
      return withEntry(location.path, location.entry);
    case 'csr':
      return location.name;
    case 'endpoint':
      return `${location.host}:${location.port}@${location.address}`;
  }
}

function withEntry(reference: string, entry: string | undefined): string {
  return entry ? `${reference}#${entry}` : reference;
}
