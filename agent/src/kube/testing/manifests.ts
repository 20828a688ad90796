/** A Secret whose key `x` holds the text. @param place `namespace/name` */
export function secret(place: string, x = '', parts: { type?: string; labels?: Record<string, string> } = {}) {
  const { type = 'Opaque', labels = {} } = parts;
  const data = { x: Buffer.from(x).toString('base64') };
  return { apiVersion: 'v1', kind: 'Secret', type, metadata: { ...named(place), labels }, data };
}

/** @param place `namespace/name` */
export function pod(place: string, labels: Record<string, string> = {}) {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { ...named(place), labels }, spec: { nodeName: 'node-1' } };
}

/** A custom resource. @param place `namespace/name` */
export function thing(place: string, labels: Record<string, string> = {}) {
  return { apiVersion: 'x.test/v1', kind: 'Thing', metadata: { ...named(place), labels }, spec: { at: place } };
}

export const THINGS = { group: 'x.test', version: 'v1', kind: 'Thing', plural: 'things', namespaced: true };

function named(place: string) {
  const [namespace = '', name = ''] = place.split('/');
  return { namespace, name };
}
