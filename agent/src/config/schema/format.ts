import * as z from 'zod';
import { FORMATS } from '../config.ts';

/** One format of certificates. */
export const format = z.enum(FORMATS);
