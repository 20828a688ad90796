import * as z from 'zod/mini';
import { duration, threshold } from './scalars.ts';

const expiry = { warnBefore: z.optional(threshold), criticalBefore: z.optional(threshold) };

/** Parts of a policy that a source overrides. */
export const sourcePolicy = z.strictObject({ ...expiry, ca: z.optional(z.strictObject(expiry)) });

export const globalPolicy = z.strictObject({
  ...expiry,
  ca: z.optional(z.strictObject(expiry)),
  maxLifetime: z.optional(duration),
});

export type PolicyInput = z.output<typeof globalPolicy>;
