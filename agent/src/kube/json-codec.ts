import { type Codec, toEvent } from './codec.ts';
import { readJsonMeta, readJsonStatus } from './json-meta.ts';
import type { JsonObject } from './kube.ts';
import { listMember, member, textMember } from './unknown-json.ts';

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables and what follows there */
const METADATA = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1, application/json';
const METADATA_LIST = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1, application/json';

/** Whole objects as JSON. */
export const objectCodec: Codec<JsonObject> = jsonCodec(
  { list: 'application/json', watch: 'application/json', one: 'application/json' },
  (object) => ({ ...readJsonMeta(object), body: object })
);

/** Metadata alone, as JSON; of a server that cannot leave out the rest, too. */
export const metadataCodec: Codec<JsonObject> = jsonCodec(
  { list: METADATA_LIST, watch: METADATA, one: METADATA },
  (object) => ({ ...readJsonMeta(object), body: member(object, 'metadata') })
);

function jsonCodec(accept: Codec<JsonObject>['accept'], read: (object: unknown) => JsonObject): Codec<JsonObject> {
  return {
    accept,
    readPage(body) {
      const list: unknown = JSON.parse(body.toString());
      const metadata = member(list, 'metadata');
      return {
        resourceVersion: textMember(metadata, 'resourceVersion'),
        next: textMember(metadata, 'continue'),
        items: listMember(list, 'items').map(read),
      };
    },
    readEvent(frame) {
      const event: unknown = JSON.parse(frame.toString());
      const object = member(event, 'object');
      return toEvent(textMember(event, 'type'), {
        object: () => read(object),
        resourceVersion: () => textMember(member(object, 'metadata'), 'resourceVersion'),
        status: () => readJsonStatus(object),
      });
    },
    readOne: (body) => read(JSON.parse(body.toString())),
  };
}
