import * as z from 'zod';
import { absolutePath, flag } from './scalars.ts';

/** Where the passphrase of a file source's keystores stands; x509-certificate-exporter's keys. */
export const passphrases = z.strictObject({
  passphrase: z.string().optional(),
  passphraseFile: absolutePath.optional(),
  tryEmptyPassphrase: flag.default(true),
});

export type PassphrasesInput = z.output<typeof passphrases>;
