import * as z from 'zod/mini';
import { listOf } from './scalars.ts';

const LABEL = /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$/;

const nameGlob = z.string().check(
  z.refine((text) => text !== '', 'is empty: name something'),
  z.refine(isGlob, 'is no shell glob: a "[" needs its "]", and something between them')
);

/** `key`, or `key=value`. */
const labelRule = z.string().check(z.refine(isLabel, 'must be a label, "key" or "key=value"'));

export const labelKey = z.string().check(z.refine((text) => LABEL.test(text), 'must be the key of a label'));

/** Which objects are looked at, by name and label. */
export const selection = {
  include: listOf(nameGlob),
  exclude: listOf(nameGlob),
  includeLabels: listOf(labelRule),
  excludeLabels: listOf(labelRule),
};

/** A namespace's name: a literal one. */
export const namespaceName = z
  .string()
  .check(z.refine((text) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text), 'must be the name of a namespace'));

function isLabel(text: string): boolean {
  const [key = '', value = '', ...rest] = text.split('=');
  return rest.length === 0 && LABEL.test(key) && LABEL_VALUE.test(value);
}

/** As Go's path.Match: `*`, `?`, `[a-z]`, `[^a-z]` and `\` before a character. */
function isGlob(text: string): boolean {
  return /^(?:[^[\]\\]|\\.|\[\^?(?:[^\]\\]|\\.)+\])*$/s.test(text);
}
