import type { DataObject, ObjectMeta } from './kube.ts';
import { walkFields } from './protobuf-fields.ts';
import type { Span } from './protobuf-messages.ts';
import { sharedText } from './shared-text.ts';
import { isTold } from './told-annotations.ts';

type Texts = Readonly<Record<string, string>>;

const EMPTY: Texts = Object.freeze({});
const NO_META: ObjectMeta = { namespace: '', name: '', resourceVersion: '', labels: EMPTY, annotations: EMPTY };

/** A Secret, or a ConfigMap with the values of `data` and `binaryData`, as views of the buffer. Throws on what is none. */
export function readDataObject(buffer: Buffer, message: Span, isSecret: boolean): DataObject {
  const data = new Map<string, Buffer>();
  let meta = NO_META;
  let type = '';
  walkFields(buffer, message.start, message.end, (field, start, end) => {
    if (field === 1) {
      meta = readMeta(buffer, start, end);
    } else if (field === 2 || (field === 3 && !isSecret)) {
      const { keyStart, keyEnd, valueStart, valueEnd } = readEntry(buffer, start, end);
      data.set(sharedText(buffer.toString('utf8', keyStart, keyEnd)), buffer.subarray(valueStart, valueEnd));
    } else if (field === 3) {
      type = sharedText(buffer.toString('utf8', start, end));
    }
  });
  const { name, resourceVersion, labels, annotations } = meta;
  return { namespace: sharedText(meta.namespace), name, resourceVersion, labels, annotations, type, data };
}

/** Field numbers of `ObjectMeta` in k8s.io/apimachinery/pkg/apis/meta/v1/generated.proto. */
const META_FIELDS: Readonly<Record<number, 'name' | 'namespace' | 'resourceVersion'>> = {
  1: 'name',
  3: 'namespace',
  6: 'resourceVersion',
};
const LABELS = 11;
const ANNOTATIONS = 12;

function readMeta(buffer: Buffer, start: number, end: number): ObjectMeta {
  const meta: { -readonly [Member in keyof ObjectMeta]: ObjectMeta[Member] } = { ...NO_META };
  walkFields(buffer, start, end, (field, from, to) => {
    const member = META_FIELDS[field];
    if (member !== undefined) {
      meta[member] = buffer.toString('utf8', from, to);
    } else if (field === LABELS) {
      meta.labels = withText(meta.labels, buffer, from, to);
    } else if (field === ANNOTATIONS) {
      meta.annotations = withText(meta.annotations, buffer, from, to);
    }
  });
  return meta;
}

/** Adds to the same texts, once there are any. No key that the API server takes can be `__proto__`. */
function withText(texts: Texts, buffer: Buffer, start: number, end: number): Texts {
  const { keyStart, keyEnd, valueStart, valueEnd } = readEntry(buffer, start, end);
  const key = buffer.toString('utf8', keyStart, keyEnd);
  if (!isTold(key)) {
    return texts;
  }
  const into: Record<string, string> = texts === EMPTY ? {} : texts;
  into[key] = buffer.toString('utf8', valueStart, valueEnd);
  return into;
}

interface Entry {
  keyStart: number;
  keyEnd: number;
  valueStart: number;
  valueEnd: number;
}

/** Where key and value of one entry of a map lie. */
function readEntry(buffer: Buffer, start: number, end: number): Entry {
  const entry: Entry = { keyStart: start, keyEnd: start, valueStart: start, valueEnd: start };
  walkFields(buffer, start, end, (field, from, to) => {
    if (field === 1) {
      entry.keyStart = from;
      entry.keyEnd = to;
    } else if (field === 2) {
      entry.valueStart = from;
      entry.valueEnd = to;
    }
  });
  return entry;
}
