import type { ObjectMeta } from './kube.ts';
import type { ApiStatus } from './protobuf-messages.ts';
import { isTold } from './told-annotations.ts';
import { isRecord, member, textMember } from './unknown-json.ts';

/** The string that a value is, or stands for. */
export type TextOf = (value: unknown) => string;

export const plainText: TextOf = (value) => (typeof value === 'string' ? value : '');

/** `metadata` of an object. Throws a TypeError when it has no name or no resourceVersion. */
export function readJsonMeta(object: unknown, textOf: TextOf = plainText): ObjectMeta {
  const metadata = member(object, 'metadata');
  const meta: ObjectMeta = {
    namespace: textOf(member(metadata, 'namespace')),
    name: textOf(member(metadata, 'name')),
    resourceVersion: textOf(member(metadata, 'resourceVersion')),
    labels: textsOf(member(metadata, 'labels'), textOf),
    annotations: textsOf(member(metadata, 'annotations'), textOf),
  };
  return checkedMeta(meta);
}

/** The same. Throws a TypeError when it has no name or no resourceVersion. */
export function checkedMeta<T extends ObjectMeta>(meta: T): T {
  if (meta.name === '' || meta.resourceVersion === '') {
    throw new TypeError('an object without name or resourceVersion');
  }
  return meta;
}

/** A `Status`, as far as it is one. */
export function readJsonStatus(value: unknown): ApiStatus {
  const code = member(value, 'code');
  return {
    code: typeof code === 'number' ? code : null,
    message: textMember(value, 'message'),
    name: textMember(member(value, 'details'), 'name'),
  };
}

function textsOf(values: unknown, textOf: TextOf): Record<string, string> {
  if (!isRecord(values)) {
    return {};
  }
  const entries = Object.entries(values).map(([key, value]) => [textOf(key), value] as const);
  return Object.fromEntries(entries.filter(([key]) => isTold(key)).map(([key, value]) => [key, textOf(value)]));
}
