import type { DataObject, ObjectMeta } from './kube.ts';
import { walkFields } from './protobuf-fields.ts';
import type { Span } from './protobuf-messages.ts';
import { isTold } from './told-annotations.ts';

const EMPTY: Readonly<Record<string, string>> = Object.freeze({});

const NO_META: ObjectMeta = {
  namespace: '',
  name: '',
  uid: '',
  resourceVersion: '',
  labels: EMPTY,
  annotations: EMPTY,
};

/** A Secret, or a ConfigMap with the values of `data` and `binaryData`, as views of the buffer. Throws on what is none. */
export function readDataObject(buffer: Buffer, message: Span, isSecret: boolean): DataObject {
  const data = new Map<string, Buffer>();
  let meta = NO_META;
  let type = '';
  walkFields(buffer, message.start, message.end, (field, start, end) => {
    if (field === 1) {
      meta = readMeta(buffer, start, end);
    } else if (field === 2 || (field === 3 && !isSecret)) {
      const [key, value] = readEntry(buffer, start, end);
      data.set(buffer.toString('utf8', key.start, key.end), buffer.subarray(value.start, value.end));
    } else if (field === 3) {
      type = buffer.toString('utf8', start, end);
    }
  });
  return { ...meta, type, data };
}

/** Field numbers of `ObjectMeta` in k8s.io/apimachinery/pkg/apis/meta/v1/generated.proto. */
const META_FIELDS: Readonly<Record<number, 'name' | 'namespace' | 'uid' | 'resourceVersion'>> = {
  1: 'name',
  3: 'namespace',
  5: 'uid',
  6: 'resourceVersion',
};
const LABELS = 11;
const ANNOTATIONS = 12;

function readMeta(buffer: Buffer, start: number, end: number): ObjectMeta {
  const meta: { -readonly [Member in keyof ObjectMeta]: ObjectMeta[Member] } = { ...NO_META };
  const labels: Array<[string, string]> = [];
  const annotations: Array<[string, string]> = [];
  walkFields(buffer, start, end, (field, from, to) => {
    const member = META_FIELDS[field];
    if (member !== undefined) {
      meta[member] = buffer.toString('utf8', from, to);
    } else if (field === LABELS || field === ANNOTATIONS) {
      addText(buffer, from, to, field === LABELS ? labels : annotations);
    }
  });
  meta.labels = labels.length === 0 ? EMPTY : Object.fromEntries(labels);
  meta.annotations = annotations.length === 0 ? EMPTY : Object.fromEntries(annotations);
  return meta;
}

function addText(buffer: Buffer, start: number, end: number, into: Array<[string, string]>): void {
  const [keySpan, value] = readEntry(buffer, start, end);
  const key = buffer.toString('utf8', keySpan.start, keySpan.end);
  if (isTold(key)) {
    into.push([key, buffer.toString('utf8', value.start, value.end)]);
  }
}

/** Key and value of one entry of a map. */
function readEntry(buffer: Buffer, start: number, end: number): [key: Span, value: Span] {
  const entry: [Span, Span] = [
    { start, end: start },
    { start, end: start },
  ];
  walkFields(buffer, start, end, (field, from, to) => {
    if (field === 1 || field === 2) {
      entry[field - 1] = { start: from, end: to };
    }
  });
  return entry;
}
