import type { Status } from './status.ts';
import type { StoredObject } from './stored-object.ts';

export type EventType = 'ADDED' | 'MODIFIED' | 'DELETED';

/** `meta/v1` ListMeta. */
export interface ListMeta {
  readonly resourceVersion: string;
  readonly continue?: string;
  readonly remainingItemCount?: number;
}

/** What a bookmark tells. */
export interface Bookmark {
  readonly resourceVersion: string;
  /** Ends the initial events of a streamed list. */
  readonly initialEventsEnd: boolean;
}

/** Writes objects of one resource type in one version and representation. */
export interface Encoder {
  readonly contentType: string;
  readonly watchContentType: string;
  object(object: StoredObject): Buffer;
  list(meta: ListMeta, objects: readonly StoredObject[]): Buffer;
  /** One frame of a watch stream. */
  event(type: EventType, object: StoredObject): Buffer;
  bookmark(bookmark: Bookmark): Buffer;
  errorEvent(status: Status): Buffer;
}

/** Whole objects, or their metadata only (`as=PartialObjectMetadata`). */
export interface Representation {
  readonly encoding: 'json' | 'protobuf';
  readonly metadataOnly: boolean;
}

export const INITIAL_EVENTS_END = 'k8s.io/initial-events-end';
