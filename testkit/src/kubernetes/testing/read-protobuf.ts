import protobuf from 'protobufjs';

/** As in the generated.proto files of k8s.io/api and k8s.io/apimachinery, v0.34.1. */
const SCHEMA = `syntax = "proto2";
message Unknown { optional TypeMeta typeMeta = 1; optional bytes raw = 2; optional string contentEncoding = 3; optional string contentType = 4; }
message TypeMeta { optional string apiVersion = 1; optional string kind = 2; }
message RawExtension { optional bytes raw = 1; }
message WatchEvent { optional string type = 1; optional RawExtension object = 2; }
message Time { optional int64 seconds = 1; optional int32 nanos = 2; }
message FieldsV1 { optional bytes Raw = 1; }
message ListMeta { optional string selfLink = 1; optional string resourceVersion = 2; optional string continue = 3; optional int64 remainingItemCount = 4; }
message OwnerReference { optional string apiVersion = 5; optional string kind = 1; optional string name = 3; optional string uid = 4; optional bool controller = 6; optional bool blockOwnerDeletion = 7; }
message ManagedFieldsEntry { optional string manager = 1; optional string operation = 2; optional string apiVersion = 3; optional Time time = 4; optional string fieldsType = 6; optional FieldsV1 fieldsV1 = 7; optional string subresource = 8; }
message ObjectMeta { optional string name = 1; optional string generateName = 2; optional string namespace = 3; optional string selfLink = 4; optional string uid = 5; optional string resourceVersion = 6; optional int64 generation = 7; optional Time creationTimestamp = 8; optional Time deletionTimestamp = 9; optional int64 deletionGracePeriodSeconds = 10; map<string, string> labels = 11; map<string, string> annotations = 12; repeated OwnerReference ownerReferences = 13; repeated string finalizers = 14; repeated ManagedFieldsEntry managedFields = 17; }
message Secret { optional ObjectMeta metadata = 1; optional bool immutable = 5; map<string, bytes> data = 2; map<string, string> stringData = 4; optional string type = 3; }
message SecretList { optional ListMeta metadata = 1; repeated Secret items = 2; }
message ConfigMap { optional ObjectMeta metadata = 1; optional bool immutable = 4; map<string, string> data = 2; map<string, bytes> binaryData = 3; }
message ConfigMapList { optional ListMeta metadata = 1; repeated ConfigMap items = 2; }
message PartialObjectMetadata { optional ObjectMeta metadata = 1; }
message PartialObjectMetadataList { optional ListMeta metadata = 1; repeated PartialObjectMetadata items = 2; }
message StatusCause { optional string reason = 1; optional string message = 2; optional string field = 3; }
message StatusDetails { optional string name = 1; optional string group = 2; optional string kind = 3; optional string uid = 6; repeated StatusCause causes = 4; optional int32 retryAfterSeconds = 5; }
message Status { optional ListMeta metadata = 1; optional string status = 2; optional string message = 3; optional string reason = 4; optional StatusDetails details = 5; optional int32 code = 6; }
`;

const { root } = protobuf.parse(SCHEMA, { keepCase: true });

type Decoded = Readonly<Record<string, unknown>>;

export interface DecodedObject extends Decoded {
  readonly apiVersion: string;
  readonly kind: string;
}

/** An object with its envelope, read by Kubernetes' own schema; bytes as base64, as in its JSON. */
export function readProtobuf(bytes: Buffer): DecodedObject {
  if (bytes.toString('latin1', 0, 4) !== 'k8s\0') {
    throw new Error('no envelope');
  }
  const { typeMeta, raw } = decode('Unknown', bytes.subarray(4)) as {
    typeMeta: { apiVersion: string; kind: string };
    raw: string;
  };
  return { ...typeMeta, ...decode(typeMeta.kind, Buffer.from(raw, 'base64')) };
}

/** One message of a watch. */
export function readProtobufEvent(frame: Buffer): { readonly type: string; readonly object: DecodedObject } {
  const { type, object } = decode('WatchEvent', frame) as { type: string; object: { raw: string } };
  return { type, object: readProtobuf(Buffer.from(object.raw, 'base64')) };
}

function decode(type: string, bytes: Buffer): Decoded {
  const message = root.lookupType(type);
  return message.toObject(message.decode(bytes), { bytes: String, longs: Number });
}
