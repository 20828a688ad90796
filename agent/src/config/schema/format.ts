import * as z from 'zod/mini';
import { FORMATS } from '../config.ts';

/** One format of certificates. */
export const format = z.enum(FORMATS);

export const formats = z.array(format).check(z.minLength(1, 'must name at least one format'));
