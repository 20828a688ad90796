import type { DataObject } from './kube.ts';
import { type FieldReader, fieldText, readEntry, readField } from './protobuf-fields.ts';
import type { Span } from './protobuf-messages.ts';
import { sharedTextAt } from './shared-text.ts';
import { isTold } from './told-annotations.ts';

type Texts = Readonly<Record<string, string>>;

const NONE: Texts = Object.freeze({});

/** A DataObject while it is read. */
interface Draft extends Writable<Omit<DataObject, 'data'>> {
  readonly data: Map<string, Buffer>;
}

type Writable<T> = { -readonly [Member in keyof T]: T[Member] };

/** A Secret, or a ConfigMap with the values of `data` and `binaryData`, as views of the buffer. Throws on what is none. */
export function readDataObject(reader: FieldReader, { start, end }: Span, isSecret: boolean): DataObject {
  const object: Draft = {
    ...{ namespace: '', name: '', resourceVersion: '', labels: NONE, annotations: NONE, type: '' },
    data: new Map(),
  };
  for (let at = start; at < end;) {
    at = readField(reader, at, end);
    if (reader.field === 1) {
      readMeta(reader, reader.start, at, object);
    } else if (reader.field === 2 || (reader.field === 3 && !isSecret)) {
      readValue(reader, reader.start, at, object);
    } else if (reader.field === 3) {
      object.type = sharedTextAt(reader.buffer, reader.start, at);
    }
  }
  return object;
}

/** By field numbers of `ObjectMeta` in k8s.io/apimachinery/pkg/apis/meta/v1/generated.proto. */
function readMeta(reader: FieldReader, start: number, end: number, object: Draft): void {
  for (let at = start; at < end;) {
    at = readField(reader, at, end);
    switch (reader.field) {
      case 1:
        object.name = fieldText(reader);
        break;
      case 3:
        object.namespace = sharedTextAt(reader.buffer, reader.start, at);
        break;
      case 6:
        object.resourceVersion = fieldText(reader);
        break;
      case 11:
        object.labels = withText(object.labels, reader, reader.start, at);
        break;
      case 12:
        object.annotations = withText(object.annotations, reader, reader.start, at);
        break;
    }
  }
}

function readValue(reader: FieldReader, start: number, end: number, { data }: Draft): void {
  readEntry(reader, start, end);
  data.set(
    sharedTextAt(reader.buffer, reader.keyStart, reader.keyEnd),
    reader.buffer.subarray(reader.start, reader.end)
  );
}

/** Adds to the same texts, once there are any. No key that the API server takes can be `__proto__`. */
function withText(texts: Texts, reader: FieldReader, start: number, end: number): Texts {
  readEntry(reader, start, end);
  const key = sharedTextAt(reader.buffer, reader.keyStart, reader.keyEnd);
  if (!isTold(key)) {
    return texts;
  }
  const into: Record<string, string> = texts === NONE ? {} : texts;
  into[key] = fieldText(reader);
  return into;
}
