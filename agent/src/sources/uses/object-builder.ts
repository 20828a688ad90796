import type { JsonObject } from '../../kube/kube.ts';

interface Parts {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly spec?: unknown;
}

/** An object for tests. @param place `namespace/name` */
export function object(
  place: string,
  { labels = {}, annotations = {}, metadata = {}, spec = {} }: Parts = {}
): JsonObject {
  const [namespace = '', name = ''] = place.split('/');
  const meta = { namespace, name, resourceVersion: '1', labels, annotations };
  return { ...meta, body: { metadata: { ...meta, ...metadata }, spec } };
}

/** What uses tell, one line each. */
export function linesOf(uses: ReadonlyArray<{ object: string; user: string; managedBy?: string }>): string[] {
  return uses.map(({ object: used, user, managedBy }) =>
    managedBy === undefined ? `${used} < ${user}` : `${used} < ${user}, ${managedBy}`
  );
}
