import type { Collection } from './kube.ts';

/** Path of a collection below the server's address: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris */
export function collectionPath({ group, version, resource, namespace }: Collection): string {
  const root = groupPath(group, version);
  const scope = namespace === null ? '' : `/namespaces/${encodeURIComponent(namespace)}`;
  return `${root}${scope}/${encodeURIComponent(resource)}`;
}

/** Path of a version of a group, where its resources are listed. */
export function groupPath(group: string, version: string): string {
  const name = encodeURIComponent(version);
  return group === '' ? `/api/${name}` : `/apis/${encodeURIComponent(group)}/${name}`;
}

/** The path with its query; parameters that are undefined or empty are left out. */
export function withQuery(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => !!entry[1]);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
