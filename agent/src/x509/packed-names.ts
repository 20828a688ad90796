import type { SubjectAlternativeName } from '@notafter/core';

/** Alternative names, in one text of `kind:value` lines where no value has a line break: a third of what objects take. */
export type PackedNames = string | readonly SubjectAlternativeName[];

export const BREAK = '\n';

export function packNames(names: readonly SubjectAlternativeName[]): PackedNames {
  return names.length === 0 || names.some(({ value }) => value.includes(BREAK))
    ? names
    : names.map(({ kind, value }) => `${kind}:${value}`).join(BREAK);
}

export function unpackNames(packed: PackedNames): readonly SubjectAlternativeName[] {
  return typeof packed === 'string' ? packed.split(BREAK).map(unpackName) : packed;
}

function unpackName(line: string): SubjectAlternativeName {
  const at = line.indexOf(':');
  return { kind: line.slice(0, at) as SubjectAlternativeName['kind'], value: line.slice(at + 1) };
}
