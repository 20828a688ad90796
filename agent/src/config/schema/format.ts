import * as z from 'zod';
import { FORMATS } from '../config.ts';
import { NOT_BUILT } from './not-built.ts';

const BUILT_FORMATS = ['pem', 'der'] as const;

/** One format of certificates. */
export const format = z.enum(FORMATS).transform((name, context) => {
  const built = BUILT_FORMATS.find((each) => each === name);
  if (built === undefined) {
    context.addIssue({ code: 'custom', message: `reading ${name} is not built yet`, params: NOT_BUILT, input: name });
    return z.NEVER;
  }
  return built;
});
