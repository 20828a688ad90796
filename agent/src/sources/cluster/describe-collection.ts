import type { Collection } from '../../kube/kube.ts';

/** What a collection holds, for people: `secrets of type kubernetes.io/tls in namespace shop`. */
export function describeCollection({ resource, namespace, fieldSelector, labelSelector }: Collection): string {
  const fields = fieldSelector === undefined ? '' : ` with ${fieldSelector}`;
  const labels = labelSelector === undefined ? '' : ` labelled ${labelSelector}`;
  return `${resource}${fields}${labels}${namespace === null ? '' : ` in namespace ${namespace}`}`;
}
