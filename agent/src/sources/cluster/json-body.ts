/** What stands at a path of unchecked JSON; undefined where there is nothing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const name of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) {
      return undefined;
    }
    here = (here as Readonly<Record<string, unknown>>)[name];
  }
  return here;
}

/** A list; empty for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text; empty for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A time of RFC 3339 as epoch milliseconds; null for anything else. */
export function timeOf(value: unknown): number | null {
  const milliseconds = Date.parse(textOf(value));
  return Number.isNaN(milliseconds) ? null : milliseconds;
}
