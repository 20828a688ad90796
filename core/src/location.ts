export const LOCATION_KINDS = ['file', 'kubeconfig', 'secret', 'configmap', 'cabundle', 'csr', 'endpoint'] as const;
export type LocationKind = (typeof LOCATION_KINDS)[number];

/** Where a source looks: the name of the source, and the cluster and node it speaks of (empty when not configured). */
interface Holder {
  readonly source: string;
  readonly cluster: string;
  readonly node: string;
  /** What is inside the holder: a keystore alias, `cluster/<name>`, `user/<name>`. */
  readonly entry?: string;
}

export interface FileLocation extends Holder {
  readonly kind: 'file';
  readonly path: string;
}
export interface KubeconfigLocation extends Holder {
  readonly kind: 'kubeconfig';
  readonly path: string;
}
export interface SecretLocation extends Holder {
  readonly kind: 'secret';
  readonly namespace: string;
  readonly name: string;
  readonly key: string;
}
export interface ConfigMapLocation extends Holder {
  readonly kind: 'configmap';
  readonly namespace: string;
  readonly name: string;
  readonly key: string;
}
export interface CaBundleLocation extends Holder {
  readonly kind: 'cabundle';
  readonly resourceKind: string;
  readonly name: string;
}
export interface CsrLocation extends Holder {
  readonly kind: 'csr';
  readonly name: string;
}
export interface EndpointLocation extends Holder {
  readonly kind: 'endpoint';
  readonly host: string;
  readonly port: number;
  readonly address: string;
}

/** A place that holds or serves certificates. */
export type Location =
  | FileLocation
  | KubeconfigLocation
  | SecretLocation
  | ConfigMapLocation
  | CaBundleLocation
  | CsrLocation
  | EndpointLocation;

/** The object that holds a location, without the entry inside it: facts are related to objects. */
export function objectOf(location: Location): string {
  switch (location.kind) {
    case 'file':
    case 'kubeconfig':
      return location.path;
    case 'secret':
      return `Secret ${location.namespace}/${location.name}`;
    case 'configmap':
      return `ConfigMap ${location.namespace}/${location.name}`;
    case 'cabundle':
      return `${location.resourceKind} ${location.name}`;
    case 'csr':
      return `CSR ${location.name}`;
    case 'endpoint':
      return `${location.host}:${location.port}@${location.address}`;
  }
}

/** One readable string for a location, without its node. */
export function placeOf(location: Location): string {
  const object = objectOf(location);
  switch (location.kind) {
    case 'secret':
    case 'configmap':
      return `${object}[${location.key}]${location.entry === undefined ? '' : `#${location.entry}`}`;
    case 'cabundle':
      return location.entry === undefined ? object : `${object}/${location.entry}`;
    default:
      return location.entry === undefined ? object : `${object}#${location.entry}`;
  }
}

/** What a slot id is the digest of: a JSON array of cluster, node, source, kind and place. */
export function slotKeyOf(location: Location): string {
  return JSON.stringify([location.cluster, location.node, location.source, location.kind, placeOf(location)]);
}
