import { type Bookmark, type Encoder, INITIAL_EVENTS_END } from './encoder.ts';
import { listMeta, message, objectMeta, sortedEntries, statusMessage } from './protobuf-messages.ts';
import { type ResourceType, groupVersion } from './resource-type.ts';
import type { Status } from './status.ts';
import { type StoredObject, perObject } from './stored-object.ts';

export const PROTOBUF = 'application/vnd.kubernetes.protobuf';

const MAGIC = Buffer.from('k8s\0');
const META = 'meta.k8s.io/v1';

/** Kinds that this double can write whole; of every kind it can write the metadata. */
export const PROTOBUF_KINDS: ReadonlySet<string> = new Set(['Secret', 'ConfigMap']);

const metadataOf = perObject(({ body }) => message().bytes(1, objectMeta(body.metadata)).finish());
const wholeOf = perObject((object) => (object.type.kind === 'Secret' ? secret(object) : configMap(object)));

/** The encoding of `k8s.io/apimachinery/pkg/runtime/serializer/protobuf`. */
export function protobufEncoder(type: ResourceType, version: string, metadataOnly: boolean): Encoder {
  const apiVersion = metadataOnly ? META : groupVersion(type.group, version);
  const kind = metadataOnly ? 'PartialObjectMetadata' : type.kind;
  const bytesOf = metadataOnly ? metadataOf : wholeOf;
  const event = (eventType: string, object: Buffer): Buffer => {
    const body = message().string(1, eventType).bytes(2, message().bytes(1, object).finish()).finish();
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, body]);
  };
  return {
    contentType: PROTOBUF,
    watchContentType: `${PROTOBUF};stream=watch`,
    object: (object) => envelope(apiVersion, kind, [bytesOf(object)]),
    list(meta, objects) {
      const items = objects.flatMap((object) => {
        const bytes = bytesOf(object);
        return [lengthDelimited(2, bytes.length), bytes];
      });
      return envelope(apiVersion, `${kind}List`, [message().bytes(1, listMeta(meta)).finish(), ...items]);
    },
    event: (eventType, object) => event(eventType, envelope(apiVersion, kind, [bytesOf(object)])),
    bookmark: (bookmark) => event('BOOKMARK', envelope(apiVersion, kind, [bookmarkMessage(bookmark)])),
    errorEvent: (status) => event('ERROR', protobufStatus(status)),
  };
}

export const protobufStatus = (status: Status): Buffer => envelope('v1', 'Status', [statusMessage(status)]);

/** `runtime.Unknown` behind the four magic bytes. */
function envelope(apiVersion: string, kind: string, raw: readonly Buffer[]): Buffer {
  const typeMeta = message().bytes(1, message().string(1, apiVersion).string(2, kind).finish()).finish();
  const length = raw.reduce((sum, part) => sum + part.length, 0);
  const rest = message().string(3, '').string(4, '').finish();
  return Buffer.concat([MAGIC, typeMeta, lengthDelimited(2, length), ...raw, rest]);
}

function lengthDelimited(field: number, length: number): Buffer {
  const bytes = [(field << 3) | 2];
  let rest = length;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
}

function bookmarkMessage({ resourceVersion, initialEventsEnd }: Bookmark): Buffer {
  const annotations = initialEventsEnd ? { annotations: { [INITIAL_EVENTS_END]: 'true' } } : {};
  return message()
    .bytes(1, objectMeta({ name: '', resourceVersion, ...annotations }))
    .finish();
}

function secret({ body }: StoredObject): Buffer {
  const written = message().bytes(1, objectMeta(body.metadata));
  for (const [key, value] of sortedEntries(body['data'])) {
    written.bytes(
      2,
      message()
        .string(1, key)
        .bytes(2, Buffer.from(String(value), 'base64'))
        .finish()
    );
  }
  return written.string(3, body['type']).bool(5, body['immutable']).finish();
}

function configMap({ body }: StoredObject): Buffer {
  const written = message().bytes(1, objectMeta(body.metadata)).map(2, body['data']);
  for (const [key, value] of sortedEntries(body['binaryData'])) {
    written.bytes(
      3,
      message()
        .string(1, key)
        .bytes(2, Buffer.from(String(value), 'base64'))
        .finish()
    );
  }
  return written.bool(4, body['immutable']).finish();
}
