import { type Bookmark, type Encoder, type EventType, INITIAL_EVENTS_END } from './encoder.ts';
import { type ResourceType, groupVersion } from './resource-type.ts';
import { statusBody } from './status.ts';
import { type StoredObject, perObject } from './stored-object.ts';

const bodyOf = perObject(({ body }) => Buffer.from(JSON.stringify(body)));
const metadataOf = perObject(({ body }) => Buffer.from(JSON.stringify({ metadata: body.metadata })));
const COMMA = Buffer.from(',');

/** JSON, as all kinds have it; a watch is one event a line. */
export function jsonEncoder(type: ResourceType, version: string, metadataOnly: boolean): Encoder {
  const apiVersion = metadataOnly ? 'meta.k8s.io/v1' : groupVersion(type.group, version);
  const kind = metadataOnly ? 'PartialObjectMetadata' : type.kind;
  const bytesOf = metadataOnly ? metadataOf : bodyOf;
  const opening = Buffer.from(`{"kind":"${kind}","apiVersion":"${apiVersion}",`);
  // Items of the built-in typed lists do not repeat what they are.
  const typedItems = metadataOnly || type.custom;
  const whole = (object: StoredObject): Buffer[] => [opening, bytesOf(object).subarray(1)];
  return {
    contentType: 'application/json',
    watchContentType: 'application/json',
    object: (object) => Buffer.concat([...whole(object), Buffer.from('\n')]),
    list(meta, objects) {
      const head = `{"kind":"${kind}List","apiVersion":"${apiVersion}","metadata":${JSON.stringify(meta)},"items":[`;
      const items = objects.flatMap((object, index) => [
        ...(index === 0 ? [] : [COMMA]),
        ...(typedItems ? whole(object) : [bytesOf(object)]),
      ]);
      return Buffer.concat([Buffer.from(head), ...items, Buffer.from(']}\n')]);
    },
    event: (eventType, object) => line(eventType, whole(object)),
    bookmark: (bookmark) => line('BOOKMARK', [Buffer.from(JSON.stringify(bookmarkBody(kind, apiVersion, bookmark)))]),
    errorEvent: (status) => line('ERROR', [Buffer.from(JSON.stringify(statusBody(status)))]),
  };
}

const line = (type: EventType | 'BOOKMARK' | 'ERROR', object: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from(`{"type":"${type}","object":`), ...object, Buffer.from('}\n')]);

function bookmarkBody(kind: string, apiVersion: string, { resourceVersion, initialEventsEnd }: Bookmark) {
  const annotations = initialEventsEnd ? { annotations: { [INITIAL_EVENTS_END]: 'true' } } : {};
  return { kind, apiVersion, metadata: { resourceVersion, creationTimestamp: null, ...annotations } };
}
