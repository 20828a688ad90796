import { printable } from '@notafter/core';
import type { GapRule } from '../rule.ts';

/** Something that exists, and that no source looks at. */
export const unwatched: GapRule = {
  on: 'gap',
  id: 'unwatched',
  tell: ({ message, remedy }) => ({ message: printable(message, 500), remedy, sinceMs: null }),
};
