import * as z from 'zod/mini';
import { absolutePath, flag, nonEmptyText } from './scalars.ts';

const ofAgent = {
  passphrase: z.optional(z.string()),
  passphraseFile: z.optional(absolutePath),
  passphraseEnv: z.optional(nonEmptyText),
  tryEmptyPassphrase: flag(true),
};

/** Where the passphrase of a file source's keystores stands; x509-certificate-exporter's keys, and the environment. */
export const passphrases = z.strictObject(ofAgent);

const secretRef = z.strictObject({ namespace: z.optional(nonEmptyText), name: nonEmptyText, key: nonEmptyText });

/** The same of keystores in Secrets and ConfigMaps, whose passphrase may stand beside them or in another Secret. */
export const objectPassphrases = z
  .strictObject({ ...ofAgent, passphraseKey: z.optional(nonEmptyText), passphraseSecretRef: z.optional(secretRef) })
  .check(
    z.refine(
      ({ passphraseKey, passphraseSecretRef }) => passphraseKey === undefined || passphraseSecretRef === undefined,
      {
        message: 'stands beside passphraseSecretRef: one of the two is enough',
        path: ['passphraseKey'],
      }
    )
  );

export type PassphrasesInput = z.output<typeof passphrases>;
export type ObjectPassphrasesInput = z.output<typeof objectPassphrases>;
