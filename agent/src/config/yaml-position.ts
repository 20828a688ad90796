import { type Document, type LineCounter, isAlias, isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { ConfigPath, ConfigProblem } from './config-problem.ts';

export type Position = Pick<ConfigProblem, 'line' | 'column'>;

/** Where a value stands; with `key`, where its key stands. The nearest holder's place when it is absent. */
export function positionOf(
  document: Document.Parsed,
  lines: LineCounter,
  path: ConfigPath,
  part: 'key' | 'value' = 'value'
): Position {
  let value: unknown = document.contents;
  let offset = offsetOf(value) ?? 0;
  for (const [index, segment] of path.entries()) {
    const child = childOf(isAlias(value) ? value.resolve(document) : value, segment);
    const candidates = [offsetOf(child?.value), offsetOf(child?.key)];
    if (part === 'key' && index === path.length - 1) {
      candidates.reverse();
    }
    offset = candidates.find((candidate) => candidate !== null) ?? offset;
    value = child?.value;
  }
  return toPosition(lines, offset);
}

function childOf(
  holder: unknown,
  segment: PropertyKey
): { readonly key: unknown; readonly value: unknown } | undefined {
  if (isSeq(holder)) {
    return { key: null, value: holder.items[Number(segment)] };
  }
  return isMap(holder) ? holder.items.find(({ key }) => isScalar(key) && String(key.value) === segment) : undefined;
}

/** The first character of a node; null when it is none. */
export function offsetOf(node: unknown): number | null {
  return isScalar(node) || isCollection(node) || isAlias(node) ? (node.range?.[0] ?? null) : null;
}

/** Line and column, both from 1, of a character. */
export function toPosition(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
