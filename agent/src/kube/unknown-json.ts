/** A member of what is perhaps an object; undefined otherwise. */
export function member(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The string that a member is; empty otherwise. */
export function textMember(value: unknown, name: string): string {
  const text = member(value, name);
  return typeof text === 'string' ? text : '';
}

/** The list that a member is; empty when there is none. Throws a TypeError on anything else. */
export function listMember(value: unknown, name: string): readonly unknown[] {
  const list = member(value, name) ?? [];
  if (!Array.isArray(list)) {
    throw new TypeError(`${name} is no list`);
  }
  return list;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
