import type { ObjectMeta } from './kube.ts';
import type { ApiStatus } from './protobuf-messages.ts';

export type BodyFormat = 'json' | 'protobuf';

/** One page of a LIST. */
export interface Page<T> {
  readonly resourceVersion: string;
  /** Token of the page that comes next; empty on the last. */
  readonly next: string;
  readonly count: number;
  /** Reads one of its objects; throws on what it cannot read. */
  item(index: number): T;
}

export type WatchEvent<T> =
  | { readonly kind: 'changed'; readonly object: T }
  | { readonly kind: 'deleted'; readonly object: ObjectMeta }
  | { readonly kind: 'bookmark'; readonly resourceVersion: string }
  | { readonly kind: 'error'; readonly status: ApiStatus };

/** How objects are asked for and read. All `read…` throw on what they cannot read. */
export interface Codec<T extends ObjectMeta> {
  readonly accept: { readonly list: string; readonly watch: string; readonly one: string };
  readPage(body: Buffer, format: BodyFormat): Page<T>;
  readEvent(frame: Buffer, format: BodyFormat): WatchEvent<T>;
  readOne(body: Buffer, format: BodyFormat): T;
}

/** The format that an answer names; null when it is neither of the two. */
export function formatOf(contentType: string | undefined): BodyFormat | null {
  if (contentType?.startsWith('application/vnd.kubernetes.protobuf')) {
    return 'protobuf';
  }
  return contentType?.startsWith('application/json') ? 'json' : null;
}

/** An event by its type, with its object still to be read. Throws on a type that does not exist. */
export function toEvent<T extends ObjectMeta>(
  type: string,
  read: { readonly object: () => T; readonly resourceVersion: () => string; readonly status: () => ApiStatus }
): WatchEvent<T> {
  switch (type) {
    case 'ADDED':
    case 'MODIFIED':
      return { kind: 'changed', object: read.object() };
    case 'DELETED':
      return { kind: 'deleted', object: read.object() };
    case 'BOOKMARK':
      return { kind: 'bookmark', resourceVersion: read.resourceVersion() };
    case 'ERROR':
      return { kind: 'error', status: read.status() };
    default:
      throw new TypeError(`no such type of event: ${JSON.stringify(type.slice(0, 40))}`);
  }
}
