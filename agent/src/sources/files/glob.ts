import { posix } from 'node:path';
import picomatch from 'picomatch';

/** One step of a pattern's way down a tree: any number of directories, or one name. */
export type Segment = '**' | RegExp;

/** A pattern, ready to walk. */
export interface Glob {
  /** The directory before the first wildcard. */
  readonly root: string;
  /** The ways from there, one for every choice of a brace that spans directories. */
  readonly ways: ReadonlyArray<readonly Segment[]>;
}

const WILDCARD = /[*?[{]/;

export function isGlob(path: string): boolean {
  return WILDCARD.test(path);
}

/** Compiles `**` (any number of directories), `*`, `?`, `[a-z]`, `[!x]` and `{a,b}`. Names with a leading dot match too. */
export function compileGlob(pattern: string): Glob {
  const wildcardAt = pattern.search(WILDCARD);
  const rootEnd = pattern.lastIndexOf('/', wildcardAt);
  const ways = expandSpanningBraces(pattern.slice(rootEnd + 1));
  return { root: pattern.slice(0, rootEnd) || '/', ways: ways.map(compileSegments) };
}

/** Tells which paths are excluded. A pattern without a slash speaks of names in any directory. */
export function compileExclusions(patterns: readonly string[]): (path: string) => boolean {
  const [paths, names] = [patterns.filter((it) => it.includes('/')), patterns.filter((it) => !it.includes('/'))];
  const isPath = picomatch(paths.map(toPicomatch), { dot: true, nonegate: true, noextglob: true });
  const isName = picomatch(names.map(toPicomatch), { dot: true, nonegate: true, noextglob: true });
  return (path) => (paths.length > 0 && isPath(path)) || (names.length > 0 && isName(posix.basename(path)));
}

function compileSegments(way: string): Segment[] {
  const names = way.split('/').filter((name) => name !== '' && name !== '.');
  return names.map((name) =>
    name === '**' ? name : picomatch.makeRe(toPicomatch(name), { dot: true, nonegate: true, noextglob: true })
  );
}

/** Parentheses and bars are ordinary characters in a path, and picomatch takes `[^x]` alone for a negated class. */
function toPicomatch(pattern: string): string {
  return pattern.replaceAll(/[()|]/g, '\\$&').replaceAll('[!', '[^');
}

/** `a/{b/c,d}/*` becomes `a/b/c/*` and `a/d/*`; braces within one name stay. */
function expandSpanningBraces(pattern: string): string[] {
  for (let start = pattern.indexOf('{'); start !== -1; start = pattern.indexOf('{', start + 1)) {
    const brace = readBrace(pattern, start);
    if (brace !== null && brace.choices.length > 1 && brace.choices.some((choice) => choice.includes('/'))) {
      return brace.choices.flatMap((choice) =>
        expandSpanningBraces(pattern.slice(0, start) + choice + pattern.slice(brace.end))
      );
    }
  }
  return [pattern];
}

/** The choices of the brace that opens at `start`, and where it has ended; null when it never does. */
function readBrace(pattern: string, start: number): { choices: string[]; end: number } | null {
  const choices: string[] = [];
  let [depth, from] = [0, start + 1];
  for (let at = start; at < pattern.length; at += 1) {
    const character = pattern[at];
    depth += character === '{' ? 1 : 0;
    depth -= character === '}' ? 1 : 0;
    if (depth === 0 || (depth === 1 && character === ',')) {
      choices.push(pattern.slice(from, at));
      from = at + 1;
    }
    if (depth === 0) {
      return { choices, end: at + 1 };
    }
  }
  return null;
}
