import { RE2JS } from 're2js';
import * as z from 'zod/mini';

const MAX_CHARACTERS = 1000;
/** A counted repeat is unrolled when compiled. */
const MAX_INSTRUCTIONS = 10_000;

/** A regular expression of RE2's syntax. */
export const pattern = z.string().check(
  z.superRefine((text, context) => {
    const message = patternFault(text);
    if (message !== null) {
      context.addIssue({ code: 'custom', message, input: text });
    }
  })
);

/** What is wrong with a regular expression; null when nothing is. */
export function patternFault(text: string): string | null {
  if (text === '') {
    return 'is empty: it would match everything; write .* if that is meant';
  }
  if (text.length > MAX_CHARACTERS) {
    return `is longer than ${MAX_CHARACTERS} characters`;
  }
  try {
    return RE2JS.compile(text).programSize() > MAX_INSTRUCTIONS ? 'repeats too much' : null;
  } catch (error) {
    return `is not one of RE2's syntax: ${error instanceof Error ? error.message : String(error)}`;
  }
}
