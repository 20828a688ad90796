import type { Glob, Segment } from './glob.ts';

/** How far a walk has come along one way of one pattern: before its segment `at`. */
export interface PatternPosition {
  readonly pattern: number;
  readonly way: readonly Segment[];
  readonly at: number;
}

export function startOf(globs: readonly Glob[]): PatternPosition[] {
  return globs.flatMap(({ ways }, pattern) => ways.map((way) => ({ pattern, way, at: 0 })));
}

/** Adds the positions behind each `**`, which may stand for no directory at all. Each position once. */
export function withStarsSkipped(positions: readonly PatternPosition[]): PatternPosition[] {
  const all = new Map<string, PatternPosition>();
  for (const position of positions) {
    for (let at = position.at; at < position.way.length; at += 1) {
      const skipped = { ...position, at };
      all.set(keyOf(skipped), skipped);
      if (position.way[at] !== '**') {
        break;
      }
    }
  }
  return [...all.values()];
}

/** The number of the first pattern that ends in this name; null when none does. */
export function matchOf(positions: readonly PatternPosition[], name: string): number | null {
  return positions.find((position) => isLast(position) && accepts(position, name))?.pattern ?? null;
}

/** Where the patterns stand in the subdirectory of this name. */
export function onwardFrom(positions: readonly PatternPosition[], name: string): PatternPosition[] {
  return positions
    .filter((position) => position.way[position.at] === '**' || (!isLast(position) && accepts(position, name)))
    .map((position) => (position.way[position.at] === '**' ? position : { ...position, at: position.at + 1 }));
}

/** Tells apart what is left of the patterns. */
export function keyOf({ pattern, way, at }: PatternPosition): string {
  return `${pattern} ${at} ${way.join('/')}`;
}

function isLast({ way, at }: PatternPosition): boolean {
  return at === way.length - 1;
}

function accepts({ way, at }: PatternPosition, name: string): boolean {
  const segment = way[at];
  return segment === '**' || (segment !== undefined && segment.test(name));
}
