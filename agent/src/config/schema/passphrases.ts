import * as z from 'zod';
import { absolutePath, flag, nonEmptyText } from './scalars.ts';

const ofAgent = {
  passphrase: z.string().optional(),
  passphraseFile: absolutePath.optional(),
  passphraseEnv: nonEmptyText.optional(),
  tryEmptyPassphrase: flag.default(true),
};

/** Where the passphrase of a file source's keystores stands; x509-certificate-exporter's keys, and the environment. */
export const passphrases = z.strictObject(ofAgent);

const secretRef = z.strictObject({ namespace: nonEmptyText.optional(), name: nonEmptyText, key: nonEmptyText });

/** The same of keystores in Secrets and ConfigMaps, whose passphrase may stand beside them or in another Secret. */
export const objectPassphrases = z
  .strictObject({ ...ofAgent, passphraseKey: nonEmptyText.optional(), passphraseSecretRef: secretRef.optional() })
  .refine(
    ({ passphraseKey, passphraseSecretRef }) => passphraseKey === undefined || passphraseSecretRef === undefined,
    {
      message: 'stands beside passphraseSecretRef: one of the two is enough',
      path: ['passphraseKey'],
    }
  );

export type PassphrasesInput = z.output<typeof passphrases>;
export type ObjectPassphrasesInput = z.output<typeof objectPassphrases>;
