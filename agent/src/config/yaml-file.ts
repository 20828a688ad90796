import { LineCounter, parseDocument } from 'yaml';
import type { ConfigPath, ConfigProblem } from './config-problem.ts';
import { type Position, positionOf } from './yaml-position.ts';
import { structureProblems, syntaxProblem } from './yaml-structure.ts';

const MAX_CHARACTERS = 1024 * 1024;

/** A YAML text as plain values, and where each of them stands. */
export interface YamlFile {
  readonly value: unknown;
  /** Where a value stands; with `key`, where its key stands. The nearest holder's place when it is absent. */
  positionOf(path: ConfigPath, part?: 'key' | 'value'): Position;
}

export type YamlResult =
  { readonly ok: true; readonly file: YamlFile } | { readonly ok: false; readonly problems: ConfigProblem[] };

/** Reads one YAML 1.2 document (with the merge keys of 1.1) of at most 1 MiB. Never throws. */
export function readYaml(text: string): YamlResult {
  if (text.length > MAX_CHARACTERS) {
    return unreadable('is larger than 1 MiB: that is no configuration');
  }
  const lines = new LineCounter();
  try {
    return toFile(text, lines);
  } catch (error) {
    return unreadable(`cannot be read as YAML: ${reasonOf(error)}`);
  }
}

function toFile(text: string, lines: LineCounter): YamlResult {
  // Keys are compared below, in linear time; the parser would compare each with all before it.
  const options = {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    merge: true,
    logLevel: 'error',
  } as const;
  const document = parseDocument(text.replace(/^\uFEFF/, ''), options);
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => syntaxProblem(lines, pos[0], syntaxMessage(message)));
    return { ok: false, problems };
  }
  const problems = structureProblems(document, lines);
  if (problems.length > 0) {
    return { ok: false, problems };
  }
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  return { ok: true, file: { value, positionOf: (path, part) => positionOf(document, lines, path, part) } };
}

function unreadable(message: string): YamlResult {
  return { ok: false, problems: [{ line: 1, column: 1, path: '', message, reason: 'syntax' }] };
}

function syntaxMessage(message: string): string {
  if (message.includes('multiple documents')) {
    return 'a second document begins here: a configuration is one document';
  }
  return message.replace(/^\w/, (letter) => letter.toLowerCase());
}

function reasonOf(error: unknown): string {
  if (error instanceof RangeError) {
    return 'it is nested too deeply';
  }
  const message = error instanceof Error ? error.message : String(error);
  return message.includes('alias count') ? 'its aliases (*name) expand to too much' : message;
}
