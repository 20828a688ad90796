import { type BodyFormat, type Codec, type Page, type WatchEvent, toEvent } from './codec.ts';
import { decodeBase64InPlace } from './decode-base64-in-place.ts';
import { checkedMeta, readJsonMeta, readJsonStatus } from './json-meta.ts';
import { type CutJson, parseWithoutLongStrings } from './json-without-secrets.ts';
import type { DataObject } from './kube.ts';
import { readDataObject } from './protobuf-data-object.ts';
import { openEnvelope, readEvent, readList, readStatus, type Span } from './protobuf-messages.ts';
import { isRecord, listMember, member } from './unknown-json.ts';

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
  return {
    accept: ACCEPT,
    readPage: (body, format) =>
      format === 'protobuf' ? protobufPage(body, isSecret) : jsonPage(parseWithoutLongStrings(body), isSecret),
    readEvent: (frame, format) =>
      format === 'protobuf' ? protobufEvent(frame, isSecret) : jsonEvent(parseWithoutLongStrings(frame), isSecret),
    readOne: (body, format) => readOne(body, format, isSecret),
  };
}

function protobufPage(body: Buffer, isSecret: boolean): Page<DataObject> {
  const { items, ...page } = readList(body, openEnvelope(body, wholeOf(body)));
  return { ...page, items: items.map((item) => checkedMeta(readDataObject(body, item, isSecret))) };
}

function protobufEvent(frame: Buffer, isSecret: boolean): WatchEvent<DataObject> {
  const event = readEvent(frame, wholeOf(frame));
  const message = openEnvelope(frame, event.object);
  return toEvent(event.type, {
    object: () => checkedMeta(readDataObject(frame, message, isSecret)),
    resourceVersion: () => readDataObject(frame, message, isSecret).resourceVersion,
    status: () => readStatus(frame, message),
  });
}

function jsonPage(json: CutJson, isSecret: boolean): Page<DataObject> {
  const metadata = member(json.value, 'metadata');
  return {
    resourceVersion: json.textOf(member(metadata, 'resourceVersion')),
    next: json.textOf(member(metadata, 'continue')),
    items: listMember(json.value, 'items').map((item) => jsonDataObject(json, item, isSecret)),
  };
}

function jsonEvent(json: CutJson, isSecret: boolean): WatchEvent<DataObject> {
  const object = member(json.value, 'object');
  return toEvent(json.textOf(member(json.value, 'type')), {
    object: () => jsonDataObject(json, object, isSecret),
    resourceVersion: () => json.textOf(member(member(object, 'metadata'), 'resourceVersion')),
    status: () => readJsonStatus({ ...asRecord(object), message: json.textOf(member(object, 'message')) }),
  });
}

function readOne(body: Buffer, format: BodyFormat, isSecret: boolean): DataObject {
  if (format === 'protobuf') {
    return checkedMeta(readDataObject(body, openEnvelope(body, wholeOf(body)), isSecret));
  }
  const json = parseWithoutLongStrings(body);
  return jsonDataObject(json, json.value, isSecret);
}

function jsonDataObject(json: CutJson, object: unknown, isSecret: boolean): DataObject {
  const base64 = (value: unknown) => decodeBase64InPlace(json.bytesOf(value));
  const plain = (value: unknown) => Buffer.from(json.textOf(value));
  const data = new Map<string, Buffer>();
  addAll(data, json, member(object, 'data'), isSecret ? base64 : plain);
  addAll(data, json, member(object, 'binaryData'), base64);
  return { ...readJsonMeta(object, json.textOf), type: json.textOf(member(object, 'type')), data };
}

function addAll(data: Map<string, Buffer>, json: CutJson, values: unknown, bytesOf: (value: unknown) => Buffer): void {
  for (const [key, value] of Object.entries(asRecord(values))) {
    data.set(json.textOf(key), bytesOf(value));
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function wholeOf(buffer: Buffer): Span {
  return { start: 0, end: buffer.length };
}
