import type { PassphraseConfig } from './config.ts';
import type { ObjectPassphrasesInput, PassphrasesInput } from './schema/passphrases.ts';

type Given = PassphrasesInput & Partial<Pick<ObjectPassphrasesInput, 'passphraseKey' | 'passphraseSecretRef'>>;

/** Passphrases of `pkcs12` and of `jks`, as far as they are given. */
export function toPassphrases(given: ReadonlyArray<Given | undefined>): readonly PassphraseConfig[] {
  return given.flatMap((it) => (it === undefined ? [] : [toPassphrase(it)]));
}

function toPassphrase(given: Given): PassphraseConfig {
  const { passphrase, passphraseFile, passphraseEnv, passphraseKey, passphraseSecretRef, tryEmptyPassphrase } = given;
  const { namespace, name, key } = passphraseSecretRef ?? {};
  const referred = name === undefined ? null : [namespace, name, key].filter((part) => part !== undefined).join('/');
  return {
    passphrase: passphrase ?? null,
    passphraseFile: passphraseFile ?? null,
    passphraseEnv: passphraseEnv ?? null,
    passphraseKey: passphraseKey ?? referred,
    tryEmpty: tryEmptyPassphrase,
  };
}
