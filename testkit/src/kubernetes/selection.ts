import { parseFieldSelector } from './field-selector.ts';
import { parseLabelSelector } from './label-selector.ts';
import type { ResourceRequest } from './resource-request.ts';
import { type Status, badRequest } from './status.ts';
import type { StoredObject } from './stored-object.ts';

/** Which objects of a collection a LIST or WATCH asks for. */
export interface Selection {
  readonly namespace: string | null;
  readonly hasSelector: boolean;
  matches(object: StoredObject): boolean;
}

export type SelectionAnswer =
  { readonly ok: true; readonly selection: Selection } | { readonly ok: false; readonly status: Status };

/** Reads the namespace of the path and both selectors of the query; a selector that is wrong is a bad request. */
export function selectionOf({ type, namespace, query, version }: ResourceRequest): SelectionAnswer {
  const [labels, fields] = [query.get('labelSelector') ?? '', query.get('fieldSelector') ?? ''];
  const byLabel = parseLabelSelector(labels);
  if (!byLabel.ok) {
    return { ok: false, status: badRequest(byLabel.message) };
  }
  const byField = parseFieldSelector(fields, type.fields);
  if (!byField.ok) {
    const resource = `${type.group}/${version}, Resource=${type.plural}`;
    const asked = `label selector "${labels}", field selector "${fields}"`;
    return { ok: false, status: badRequest(`Unable to find "${resource}" that match ${asked}: ${byField.message}`) };
  }
  const matches = (object: StoredObject): boolean =>
    (namespace === null || object.namespace === namespace) &&
    byLabel.matches(object.body.metadata.labels ?? {}) &&
    byField.matches(object);
  return { ok: true, selection: { namespace, hasSelector: labels !== '' || fields !== '', matches } };
}
