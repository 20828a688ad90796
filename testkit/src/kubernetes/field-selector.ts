import type { StoredObject } from './stored-object.ts';

export type FieldSelector =
  { readonly ok: true; matches(object: StoredObject): boolean } | { readonly ok: false; readonly message: string };

const ALWAYS = ['metadata.name', 'metadata.namespace'];

/** `a=b,c!=d`, over the fields that the resource type supports. An empty one matches everything. */
export function parseFieldSelector(text: string, fields: readonly string[]): FieldSelector {
  const terms: Array<(object: StoredObject) => boolean> = [];
  for (const part of text.split(',').filter((term) => term !== '')) {
    const term = /^([^=!]+)(==|!=|=)(.*)$/.exec(part);
    if (term === null) {
      return { ok: false, message: `invalid selector: '${text}'; can't understand '${part}'` };
    }
    const [, field = '', operator, value] = term;
    if (!ALWAYS.includes(field) && !fields.includes(field)) {
      return { ok: false, message: `field label not supported: ${field}` };
    }
    terms.push((object) => (valueAt(object, field) === value) === (operator !== '!='));
  }
  return { ok: true, matches: (object) => terms.every((matches) => matches(object)) };
}

/** The name that a selector pins down, as RBAC's resourceNames see it. */
export const pinnedName = (text: string | null): string | null =>
  /(?:^|,)metadata\.name==?([^,]+)/.exec(text ?? '')?.[1] ?? null;

function valueAt(object: StoredObject, field: string): string {
  const value = field
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], object.body);
  return value === undefined || value === null ? '' : String(value);
}
