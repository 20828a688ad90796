import { type User, isAllowed, refusal } from './access.ts';
import type { Collection } from './collection.ts';
import type { Encoder } from './encoder.ts';
import { pinnedName } from './field-selector.ts';
import { listPage } from './list.ts';
import { acceptableTypes, encoderOf, negotiate, withoutProtobuf } from './media-type.ts';
import type { Outlet } from './outlet.ts';
import type { ResourcePath, ResourceRequest } from './resource-request.ts';
import { selectionOf } from './selection.ts';
import { type Status, forbidden, noSuchResource, notAcceptable, notFound } from './status.ts';
import type { Store } from './store.ts';
import { keyOf } from './stored-object.ts';
import { type WatchRoom, watch, watchProblem } from './watch.ts';

export type Answer =
  | { readonly kind: 'status'; readonly status: Status }
  /** `404 page not found`, as for a group that is not there. */
  | { readonly kind: 'no-page' }
  | { readonly kind: 'body'; readonly contentType: string; readonly body: Buffer }
  | { readonly kind: 'stream'; start(outlet: Outlet): void };

const refused = (status: Status): Answer => ({ kind: 'status', status });

/** What requests are answered from. */
export interface Handling {
  readonly store: Store;
  readonly room: WatchRoom;
  readonly pageLimit: number;
  readonly protobuf: boolean;
  /** As in `/version`. */
  readonly gitVersion: string;
}

type Verb = 'get' | 'list' | 'watch';

function verbOf({ name }: ResourcePath, query: URLSearchParams): Verb {
  if (['true', '1'].includes(query.get('watch') ?? '')) {
    return 'watch';
  }
  return name === null ? 'list' : 'get';
}

/** Whether the user may; asked before anybody looks whether there is such a resource. */
export function authorize(path: ResourcePath, query: URLSearchParams, user: User): Status | null {
  const verb = verbOf(path, query);
  const name = path.name ?? (verb === 'get' ? null : pinnedName(query.get('fieldSelector')));
  const asked = { verb, group: path.group, resource: path.plural, namespace: path.namespace, name };
  return isAllowed(user.rights, asked) ? null : forbidden(path, name, refusal(user.name, asked));
}

/** Answers a GET of a resource: one object, a page of a list, or a watch. */
export function handleResource(handling: Handling, path: ResourcePath, query: URLSearchParams, accept: string): Answer {
  const { store } = handling;
  const collection = store.find(path.group, path.version, path.plural);
  if (collection === undefined || (path.namespace !== null && !collection.type.namespaced)) {
    return missing(store, path);
  }
  const verb = verbOf(path, query);
  const what = verb === 'get' ? 'object' : verb;
  const representation = negotiate(handling.protobuf ? accept : withoutProtobuf(accept), collection.type, what);
  if (representation === null) {
    return refused(notAcceptable(acceptableTypes(collection.type)));
  }
  const encoder = encoderOf(collection.type, path.version, representation);
  return verb === 'get'
    ? getOne(collection, path, encoder)
    : getMany(handling, collection, { ...path, type: collection.type, query }, verb, encoder);
}

function missing(store: Store, path: ResourcePath): Answer {
  const isServed = store.types.some(({ group, versions }) => group === path.group && versions.includes(path.version));
  return isServed ? refused(noSuchResource) : { kind: 'no-page' };
}

function getOne(collection: Collection, path: ResourcePath, encoder: Encoder): Answer {
  const object = collection.get(keyOf(path.namespace, path.name ?? ''));
  return object === undefined
    ? refused(notFound(path, path.name ?? ''))
    : { kind: 'body', contentType: encoder.contentType, body: encoder.object(object) };
}

function getMany(
  { store, room, pageLimit }: Handling,
  collection: Collection,
  request: ResourceRequest,
  verb: 'list' | 'watch',
  encoder: Encoder
): Answer {
  const { query } = request;
  const selected = selectionOf(request);
  if (!selected.ok) {
    return refused(selected.status);
  }
  const { selection } = selected;
  if (verb === 'watch') {
    const problem = watchProblem(query);
    return problem === null
      ? { kind: 'stream', start: (outlet) => watch(collection, query, selection, encoder, outlet, room) }
      : refused(problem);
  }
  const page = listPage(collection, store.version, query, selection, pageLimit);
  return page.ok
    ? { kind: 'body', contentType: encoder.contentType, body: encoder.list(page.meta, page.objects) }
    : refused(page.status);
}
