import protobuf from 'protobufjs/minimal.js';
import type { ListMeta } from './encoder.ts';
import type { Status } from './status.ts';

type Writer = protobuf.Writer;

const LENGTH_DELIMITED = 2;
const VARINT = 0;

/** Writes a message's fields by their numbers; the field numbers are those of Kubernetes' generated.proto files. */
export interface Message {
  /** Skipped when undefined, as proto2 does with what is not set. */
  string(field: number, value: unknown): Message;
  /** Go's `[]byte`. */
  bytes(field: number, value: Buffer): Message;
  int(field: number, value: unknown): Message;
  bool(field: number, value: unknown): Message;
  message(field: number, value: Buffer | null): Message;
  /** A map of text, in the order of its keys. */
  map(field: number, value: unknown): Message;
  finish(): Buffer;
}

export function message(): Message {
  const writer: Writer = protobuf.Writer.create();
  const tag = (field: number, wireType: number) => writer.uint32((field << 3) | wireType);
  const self: Message = {
    string(field, value) {
      if (typeof value === 'string') {
        tag(field, LENGTH_DELIMITED).string(value);
      }
      return self;
    },
    bytes(field, value) {
      tag(field, LENGTH_DELIMITED).bytes(value);
      return self;
    },
    int(field, value) {
      if (typeof value === 'number') {
        tag(field, VARINT).int64(value);
      }
      return self;
    },
    bool(field, value) {
      if (typeof value === 'boolean') {
        tag(field, VARINT).bool(value);
      }
      return self;
    },
    message: (field, value) => (value === null ? self : self.bytes(field, value)),
    map(field, value) {
      for (const [key, text] of sortedEntries(value)) {
        self.bytes(field, message().string(1, key).string(2, text).finish());
      }
      return self;
    },
    finish: () => Buffer.from(writer.finish()),
  };
  return self;
}

export const sortedEntries = (map: unknown): Array<readonly [string, unknown]> =>
  Object.entries((map ?? {}) as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1));

/** `meta/v1` Time. */
const time = (text: unknown): Buffer | null =>
  typeof text === 'string'
    ? message()
        .int(1, Math.floor(Date.parse(text) / 1000))
        .int(2, 0)
        .finish()
    : null;

type Fields = Readonly<Record<string, unknown>>;

/** `meta/v1` ObjectMeta. */
export function objectMeta(meta: Fields): Buffer {
  const written = message()
    .string(1, meta['name'])
    .string(2, meta['generateName'] ?? '')
    .string(3, meta['namespace'] ?? '')
    .string(4, '')
    .string(5, meta['uid'] ?? '')
    .string(6, meta['resourceVersion'])
    .int(7, meta['generation'] ?? 0)
    .message(8, time(meta['creationTimestamp']))
    .message(9, time(meta['deletionTimestamp']))
    .map(11, meta['labels'])
    .map(12, meta['annotations']);
  listOf(meta['ownerReferences']).forEach((owner) => written.message(13, ownerReference(owner)));
  (meta['finalizers'] as readonly string[] | undefined)?.forEach((finalizer) => written.string(14, finalizer));
  listOf(meta['managedFields']).forEach((entry) => written.message(17, managedFields(entry)));
  return written.finish();
}

const listOf = (value: unknown): readonly Fields[] => (value ?? []) as readonly Fields[];

const ownerReference = (owner: Fields): Buffer =>
  message()
    .string(1, owner['kind'])
    .string(3, owner['name'])
    .string(4, owner['uid'])
    .string(5, owner['apiVersion'])
    .bool(6, owner['controller'])
    .bool(7, owner['blockOwnerDeletion'])
    .finish();

const managedFields = (entry: Fields): Buffer =>
  message()
    .string(1, entry['manager'])
    .string(2, entry['operation'])
    .string(3, entry['apiVersion'])
    .message(4, time(entry['time']))
    .string(6, entry['fieldsType'])
    .message(7, message().string(1, JSON.stringify(entry['fieldsV1'])).finish())
    .string(8, entry['subresource'] ?? '')
    .finish();

/** `meta/v1` ListMeta. */
export const listMeta = (meta: ListMeta): Buffer =>
  message()
    .string(1, '')
    .string(2, meta.resourceVersion)
    .string(3, meta.continue ?? '')
    .int(4, meta.remainingItemCount)
    .finish();

/** `meta/v1` Status. */
export function statusMessage({ message: text, reason, code, details, continueToken }: Status): Buffer {
  const meta = message()
    .string(1, '')
    .string(2, '')
    .string(3, continueToken ?? '')
    .finish();
  const written = message().message(1, meta).string(2, 'Failure').string(3, text).string(4, reason);
  if (details !== undefined) {
    const { name = '', group = '', kind = '', causes = [], retryAfterSeconds = 0 } = details;
    const body = message().string(1, name).string(2, group).string(3, kind);
    causes.forEach((cause) => body.message(4, message().string(1, cause.reason).string(2, cause.message).finish()));
    written.message(5, body.int(5, retryAfterSeconds).string(6, '').finish());
  }
  return written.int(6, code).finish();
}
