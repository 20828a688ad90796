import { type FieldReader, readField, varintField } from './protobuf-fields.ts';

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
export function openEnvelope(reader: FieldReader, { start, end }: Span): Span {
  if (end - start < 4 || reader.buffer.readUInt32BE(start) !== MAGIC) {
    throw new RangeError('it does not begin as protobuf of Kubernetes does');
  }
  return spanOfField(reader, { start: start + 4, end }, 2);
}

/** A SecretList or ConfigMapList: where its items lie. Throws on what is none. */
export function readList(reader: FieldReader, { start, end }: Span): ProtobufList {
  let [resourceVersion, next] = ['', ''];
  const items: Span[] = [];
  for (let at = start; at < end;) {
    at = readField(reader, at, end);
    const field = { start: reader.start, end: reader.end };
    if (reader.field === 1) {
      resourceVersion = textOfField(reader, field, 2);
      next = textOfField(reader, field, 3);
    } else if (reader.field === 2) {
      items.push(field);
    }
  }
  return { resourceVersion, next, items };
}

/** A `WatchEvent`. Throws on what is none. */
export function readEvent(reader: FieldReader, message: Span): ProtobufEvent {
  const extension = spanOfField(reader, message, 2);
  return {
    type: textOfField(reader, message, 1),
    object: spanOfField(reader, extension, 1),
  };
}

/** A `Status`. Throws on what is none. */
export function readStatus(reader: FieldReader, message: Span): ApiStatus {
  return {
    code: varintField(reader, message.start, message.end, 6),
    message: textOfField(reader, message, 3),
    name: textOfField(reader, spanOfField(reader, message, 5), 1),
  };
}

/** Where the last field of a number lies, as protobuf has it of one that occurs twice; empty when there is none. */
function spanOfField(reader: FieldReader, { start, end }: Span, wanted: number): Span {
  let span: Span = { start: end, end };
  for (let at = start; at < end;) {
    at = readField(reader, at, end);
    span = reader.field === wanted ? { start: reader.start, end: at } : span;
  }
  return span;
}

function textOfField(reader: FieldReader, message: Span, wanted: number): string {
  const { start, end } = spanOfField(reader, message, wanted);
  return reader.buffer.toString('utf8', start, end);
}
