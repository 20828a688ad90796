import { type Codec, toEvent } from './codec.ts';
import { readCutEvent, readCutOne, readCutPage } from './cut-json-codec.ts';
import { readJsonMeta, readJsonStatus } from './json-meta.ts';
import type { CutJson } from './json-without-secrets.ts';
import type { JsonObject, ObjectMeta } from './kube.ts';
import { listMember, member, textMember } from './unknown-json.ts';

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables and what follows there */
const METADATA = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1, application/json';
const METADATA_LIST = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1, application/json';

/** Whole objects as JSON. */
export const objectCodec: Codec<JsonObject> = {
  accept: { list: 'application/json', watch: 'application/json', one: 'application/json' },
  readPage(body) {
    const list: unknown = JSON.parse(body.toString());
    const metadata = member(list, 'metadata');
    const items = listMember(list, 'items');
    return {
      resourceVersion: textMember(metadata, 'resourceVersion'),
      next: textMember(metadata, 'continue'),
      count: items.length,
      item: (index) => readObject(items[index]),
    };
  },
  readEvent(frame) {
    const event: unknown = JSON.parse(frame.toString());
    const object = member(event, 'object');
    return toEvent(textMember(event, 'type'), {
      object: () => readObject(object),
      resourceVersion: () => textMember(member(object, 'metadata'), 'resourceVersion'),
      status: () => readJsonStatus(object),
    });
  },
  readOne: (body) => readObject(JSON.parse(body.toString())),
};

function readObject(object: unknown): JsonObject {
  return { ...readJsonMeta(object), body: object };
}

/**
 * Metadata alone, as JSON; of a server that cannot leave out the rest, too. Those of Secrets may have the private key among
 * the annotations, as `kubectl apply` leaves it there.
 */
export const metadataCodec: Codec<ObjectMeta> = {
  accept: { list: METADATA_LIST, watch: METADATA, one: METADATA },
  readPage: (body) => readCutPage(body, readCutMeta),
  readEvent: (frame) => readCutEvent(frame, readCutMeta),
  readOne: (body) => readCutOne(body, readCutMeta),
};

function readCutMeta(json: CutJson, object: unknown): ObjectMeta {
  return readJsonMeta(object, json.textOf);
}
