import { varintField, walkFields } from './protobuf-fields.ts';

/** `k8s` and a zero byte, before the message: https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding */
const MAGIC = 0x6b_38_73_00;

/** Part of a buffer. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface ProtobufList {
  readonly resourceVersion: string;
  /** Token of the page that comes next; empty on the last. */
  readonly next: string;
  readonly items: readonly Span[];
}

export interface ProtobufEvent {
  readonly type: string;
  /** The object with its envelope. */
  readonly object: Span;
}

/** What a server says of a request that it refused: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/ */
export interface ApiStatus {
  readonly code: number | null;
  readonly message: string;
  /** Name of the object that is meant; empty when it means no object. */
  readonly name: string;
}

/** The message within an envelope (`runtime.Unknown`). Throws on anything else. */
export function openEnvelope(buffer: Buffer, { start, end }: Span): Span {
  if (end - start < 4 || buffer.readUInt32BE(start) !== MAGIC) {
    throw new RangeError('it does not begin as protobuf of Kubernetes does');
  }
  let raw: Span = { start: end, end };
  walkFields(buffer, start + 4, end, (field, from, to) => {
    if (field === 2) {
      raw = { start: from, end: to };
    }
  });
  return raw;
}

/** A SecretList or ConfigMapList: where its items lie. Throws on what is none. */
export function readList(buffer: Buffer, message: Span): ProtobufList {
  let resourceVersion = '';
  let next = '';
  const items: Span[] = [];
  walkFields(buffer, message.start, message.end, (field, start, end) => {
    if (field === 1) {
      walkFields(buffer, start, end, (listField, from, to) => {
        if (listField === 2) {
          resourceVersion = buffer.toString('latin1', from, to);
        } else if (listField === 3) {
          next = buffer.toString('latin1', from, to);
        }
      });
    } else if (field === 2) {
      items.push({ start, end });
    }
  });
  return { resourceVersion, next, items };
}

/** A `WatchEvent`. Throws on what is none. */
export function readEvent(buffer: Buffer, message: Span): ProtobufEvent {
  let type = '';
  let object: Span = { start: message.end, end: message.end };
  walkFields(buffer, message.start, message.end, (field, start, end) => {
    if (field === 1) {
      type = buffer.toString('latin1', start, end);
    } else if (field === 2) {
      walkFields(buffer, start, end, (_, from, to) => (object = { start: from, end: to }));
    }
  });
  return { type, object };
}

/** A `Status`. Throws on what is none. */
export function readStatus(buffer: Buffer, message: Span): ApiStatus {
  let text = '';
  let name = '';
  walkFields(buffer, message.start, message.end, (field, start, end) => {
    if (field === 3) {
      text = buffer.toString('utf8', start, end);
    } else if (field === 5) {
      walkFields(buffer, start, end, (detail, from, to) => {
        name = detail === 1 ? buffer.toString('utf8', from, to) : name;
      });
    }
  });
  return { code: varintField(buffer, message.start, message.end, 6), message: text, name };
}
