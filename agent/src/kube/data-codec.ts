import { type Codec, type Page, type WatchEvent, toEvent } from './codec.ts';
import { asRecord, readCutEvent, readCutOne, readCutPage } from './cut-json-codec.ts';
import { decodeBase64InPlace } from './decode-base64-in-place.ts';
import { checkedMeta, readJsonMeta } from './json-meta.ts';
import type { CutJson } from './json-without-secrets.ts';
import type { DataObject, DataValue } from './kube.ts';
import { readDataObject } from './protobuf-data-object.ts';
import { createFieldReader } from './protobuf-fields.ts';
import { openEnvelope, readEvent, readList, readStatus, type Span } from './protobuf-messages.ts';
import { sharedText } from './shared-text.ts';
import { member } from './unknown-json.ts';

const PROTOBUF = 'application/vnd.kubernetes.protobuf';

/** Protobuf first, not for speed alone: its values never become strings, which cannot be overwritten. */
const ACCEPT: Codec<DataObject>['accept'] = {
  list: `${PROTOBUF}, application/json`,
  watch: `${PROTOBUF};stream=watch, application/json`,
  one: `${PROTOBUF}, application/json`,
};

/** Secrets and ConfigMaps, with their values as views of the bytes that came. */
export function dataCodec(resource: string): Codec<DataObject> {
  const isSecret = resource === 'secrets';
  const read = (json: CutJson, object: unknown) => jsonDataObject(json, object, isSecret);
  return {
    accept: ACCEPT,
    readPage: (body, format) => (format === 'protobuf' ? protobufPage(body, isSecret) : readCutPage(body, read)),
    readEvent: (frame, format) => (format === 'protobuf' ? protobufEvent(frame, isSecret) : readCutEvent(frame, read)),
    readOne: (body, format) => (format === 'protobuf' ? protobufOne(body, isSecret) : readCutOne(body, read)),
  };
}

function protobufPage(body: Buffer, isSecret: boolean): Page<DataObject> {
  const reader = createFieldReader(body);
  const { resourceVersion, next, items } = readList(reader, openEnvelope(reader, wholeOf(body)));
  return {
    ...{ resourceVersion, next, count: items.length },
    item: (index) => checkedMeta(readDataObject(reader, items[index]!, isSecret)),
  };
}

function protobufEvent(frame: Buffer, isSecret: boolean): WatchEvent<DataObject> {
  const reader = createFieldReader(frame);
  const event = readEvent(reader, wholeOf(frame));
  const message = openEnvelope(reader, event.object);
  return toEvent(event.type, {
    object: () => checkedMeta(readDataObject(reader, message, isSecret)),
    resourceVersion: () => readDataObject(reader, message, isSecret).resourceVersion,
    status: () => readStatus(reader, message),
  });
}

function protobufOne(body: Buffer, isSecret: boolean): DataObject {
  const reader = createFieldReader(body);
  return checkedMeta(readDataObject(reader, openEnvelope(reader, wholeOf(body)), isSecret));
}

function jsonDataObject(json: CutJson, object: unknown, isSecret: boolean): DataObject {
  const base64 = (value: unknown) => decodeBase64InPlace(json.bytesOf(value));
  const plain = (value: unknown) => Buffer.from(json.textOf(value));
  const data = [
    ...valuesOf(json, member(object, 'data'), isSecret ? base64 : plain),
    ...valuesOf(json, member(object, 'binaryData'), base64),
  ];
  const meta = readJsonMeta(object, json.textOf);
  const type = sharedText(json.textOf(member(object, 'type')));
  return { ...meta, namespace: sharedText(meta.namespace), type, data };
}

function valuesOf(json: CutJson, values: unknown, bytesOf: (value: unknown) => Buffer): DataValue[] {
  return Object.entries(asRecord(values)).map(
    ([key, value]) => new DecodedValue(sharedText(json.textOf(key)), () => bytesOf(value))
  );
}

/** A value that is decoded when somebody asks for its bytes, once, since it is decoded in its place: nobody does for those of a private key. */
class DecodedValue implements DataValue {
  readonly key: string;
  private readonly decode: () => Buffer;
  private decoded: Buffer | null = null;

  constructor(key: string, decode: () => Buffer) {
    this.key = key;
    this.decode = decode;
  }

  get bytes(): Buffer {
    return (this.decoded ??= this.decode());
  }
}

function wholeOf(buffer: Buffer): Span {
  return { start: 0, end: buffer.length };
}
