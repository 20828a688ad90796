import { type Alias, type Document, type LineCounter, isCollection, isMap, isScalar, visit } from 'yaml';
import type { ConfigProblem } from './config-problem.ts';
import { offsetOf, toPosition } from './yaml-position.ts';

const MAX_DEPTH = 32;

/** What is valid YAML and no configuration: deep nesting, duplicate or odd keys, aliases of nothing or of themselves. */
export function structureProblems(document: Document.Parsed, lines: LineCounter): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  visit(document, {
    Alias(_, alias, ancestors) {
      const message = aliasFault(alias, document, ancestors);
      if (message !== null) {
        problems.push(syntaxProblem(lines, alias.range?.[0] ?? 0, message));
      }
    },
    Collection(_, collection, ancestors) {
      if (ancestors.filter(isCollection).length >= MAX_DEPTH) {
        problems.push(syntaxProblem(lines, collection.range?.[0] ?? 0, `is nested deeper than ${MAX_DEPTH} levels`));
        return visit.BREAK;
      }
      problems.push(...(isMap(collection) ? keyProblems(collection.items, lines) : []));
      return undefined;
    },
  });
  return problems;
}

function aliasFault(alias: Alias, document: Document.Parsed, ancestors: readonly unknown[]): string | null {
  const anchor = alias.resolve(document);
  if (anchor === undefined) {
    return `*${alias.source} refers to nothing: an anchor &${alias.source} must stand before it`;
  }
  return ancestors.includes(anchor) ? `*${alias.source} stands inside of what it refers to` : null;
}

function keyProblems(pairs: ReadonlyArray<{ readonly key: unknown }>, lines: LineCounter): ConfigProblem[] {
  const firstOffsets = new Map<string, number>();
  return pairs.flatMap(({ key }) => {
    if (!isScalar(key)) {
      return [syntaxProblem(lines, offsetOf(key) ?? 0, 'a key must be plain text')];
    }
    const [name, offset] = [String(key.value), key.range?.[0] ?? 0];
    const first = firstOffsets.get(name);
    if (first === undefined) {
      firstOffsets.set(name, offset);
      return [];
    }
    const message = `duplicate key "${name}": it stands on line ${lines.linePos(first).line} already`;
    return [syntaxProblem(lines, offset, message)];
  });
}

export function syntaxProblem(lines: LineCounter, offset: number, message: string): ConfigProblem {
  return { ...toPosition(lines, offset), path: '', message, reason: 'syntax' };
}
