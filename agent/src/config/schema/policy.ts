import * as z from 'zod';
import { duration, threshold } from './scalars.ts';

const expiry = { warnBefore: threshold.optional(), criticalBefore: threshold.optional() };

/** Parts of a policy that a source overrides. */
export const sourcePolicy = z.strictObject({ ...expiry, ca: z.strictObject(expiry).optional() });

export const globalPolicy = z.strictObject({
  ...expiry,
  ca: z.strictObject(expiry).optional(),
  maxLifetime: duration.optional(),
});

export type PolicyInput = z.output<typeof globalPolicy>;
