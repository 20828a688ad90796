import type { ResourceType } from './resource-type.ts';

/** A path below `/api/<version>` or `/apis/<group>/<version>`. */
export interface ResourcePath {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  /** Null at the cluster scope. */
  readonly namespace: string | null;
  /** Null for the collection. */
  readonly name: string | null;
}

/** A request for a resource that is served. */
export interface ResourceRequest extends ResourcePath {
  readonly type: ResourceType;
  readonly query: URLSearchParams;
}

/** Null for a path that names no resource: discovery, health and what is not known. */
export function parseResourcePath(path: string): ResourcePath | null {
  const [group, version, ...rest] = groupParts(path);
  if (group === undefined || version === undefined) {
    return null;
  }
  const inNamespace = rest[0] === 'namespaces' && rest.length > 2;
  const [plural, name, ...more] = inNamespace ? rest.slice(2) : rest;
  if (plural === undefined || more.length > 0) {
    return null;
  }
  return { group, version, plural, namespace: inNamespace ? rest[1]! : null, name: name ?? null };
}

/** Group, version and what follows; the core group's name is empty. */
function groupParts(path: string): string[] {
  const [root, ...parts] = path
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);
  return root === 'api' ? ['', ...parts] : root === 'apis' ? parts : [];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
