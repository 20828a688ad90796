import type { DataObject, DataValue } from './kube.ts';
import { type FieldReader, fieldText, readEntry, readField } from './protobuf-fields.ts';
import type { Span } from './protobuf-messages.ts';
import { sharedTextAt } from './shared-text.ts';
import { isTold } from './told-annotations.ts';

type Texts = Readonly<Record<string, string>>;

const NONE: Texts = Object.freeze({});

const NO_VALUES: readonly DataValue[] = [];

/** A DataObject while it is read. */
type Draft = { -readonly [Member in keyof DataObject]: DataObject[Member] };

/** A value that is looked at when somebody asks for its bytes: nobody does for those of a private key. */
class ViewedValue implements DataValue {
  readonly key: string;
  private readonly buffer: Buffer;
  private readonly start: number;
  private readonly end: number;

  constructor(key: string, { buffer, start, end }: FieldReader) {
    this.key = key;
    this.buffer = buffer;
    this.start = start;
    this.end = end;
  }

  get bytes(): Buffer {
    return this.buffer.subarray(this.start, this.end);
  }
}

/** A Secret, or a ConfigMap with the values of `data` and `binaryData`, as views of the buffer. Throws on what is none. */
export function readDataObject(reader: FieldReader, message: Span, isSecret: boolean): DataObject {
  const { start, end } = message;
  const object: Draft = {
    ...{ namespace: '', name: '', resourceVersion: '', labels: NONE, annotations: NONE, type: '' },
    data: NO_VALUES,
  };
  let values = 0;
  for (let at = start; at < end;) {
    at = readField(reader, at, end);
    if (reader.field === 1) {
      readMeta(reader, reader.start, at, object);
    } else if (isValue(reader, isSecret)) {
      values++;
    } else if (reader.field === 3) {
      object.type = sharedTextAt(reader.buffer, reader.start, at);
    }
  }
  object.data = readValues(reader, message, isSecret, values);
  return object;
}

function isValue({ field }: FieldReader, isSecret: boolean): boolean {
  return field === 2 || (field === 3 && !isSecret);
}

/** A list that is as long from the start as it will be: one that grows takes room for seventeen. */
function readValues(reader: FieldReader, { start, end }: Span, isSecret: boolean, length: number): DataValue[] {
  const values = new Array<DataValue>(length);
  let index = 0;
  for (let at = start; at < end;) {
    at = readField(reader, at, end);
    if (isValue(reader, isSecret)) {
      readEntry(reader, reader.start, at);
      values[index++] = new ViewedValue(sharedTextAt(reader.buffer, reader.keyStart, reader.keyEnd), reader);
    }
  }
  return values;
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
