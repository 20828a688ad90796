import type { Problem, Reason } from '@notafter/core';

const MAX_PROBLEMS = 100;

/** What could not be read of one location; a file made of ten thousand broken blocks is told in a hundred lines. */
export interface Problems {
  add(item: number, reason: Reason, message: string): void;
  list(): Problem[];
}

export function createProblems(): Problems {
  const problems: Problem[] = [];
  let more = 0;
  return {
    add(item, reason, message) {
      if (problems.length < MAX_PROBLEMS) {
        problems.push({ item, reason, message });
      } else {
        more++;
      }
    },
    list() {
      const last = problems.at(-1);
      if (more === 0 || last === undefined) {
        return problems;
      }
      return [...problems, { item: last.item + 1, reason: last.reason, message: `and ${more} more like these` }];
    },
  };
}
