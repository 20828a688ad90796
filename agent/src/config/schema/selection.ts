import * as z from 'zod';

const LABEL = /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?$/;

const nameGlob = z
  .string()
  .refine((text) => text !== '', 'is empty: name something')
  .refine(isGlob, 'is no shell glob: a "[" needs its "]", and something between them');

/** `key`, or `key=value`. */
const labelRule = z.string().refine((text) => {
  const [key = '', value = '', ...rest] = text.split('=');
  return rest.length === 0 && LABEL.test(key) && LABEL_VALUE.test(value);
}, 'must be a label, "key" or "key=value"');

export const labelKey = z.string().refine((text) => LABEL.test(text), 'must be the key of a label');

/** Which objects are looked at, by name and label. */
export const selection = {
  include: z.array(nameGlob).default([]),
  exclude: z.array(nameGlob).default([]),
  includeLabels: z.array(labelRule).default([]),
  excludeLabels: z.array(labelRule).default([]),
};

/** A namespace's name: a literal one. */
export const namespaceName = z
  .string()
  .refine((text) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text), 'must be the name of a namespace');

/** As Go's path.Match: `*`, `?`, `[a-z]`, `[^a-z]` and `\` before a character. */
function isGlob(text: string): boolean {
  return /^(?:[^[\]\\]|\\.|\[\^?(?:[^\]\\]|\\.)+\])*$/s.test(text);
}
