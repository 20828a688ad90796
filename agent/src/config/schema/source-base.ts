import * as z from 'zod/mini';
import { sourcePolicy } from './policy.ts';
import { nonEmptyText, timer } from './scalars.ts';

export const refreshInterval = timer({ minMs: 100 });

/** What every source has. */
export const sourceBase = {
  name: nonEmptyText.check(z.refine((name) => name.length <= 253, 'must be at most 253 characters long')),
  policy: z._default(sourcePolicy, {}),
};
