import { readFile } from 'node:fs/promises';
import type { PassphraseConfig } from '../../config/config.ts';

/** The passphrases of keystores, in the order in which they are tried, and why some of them could not be read. */
export interface Passphrases {
  readonly list: readonly string[];
  readonly trouble: string | null;
}

/** Reads passphrase files again each time: they may be volumes of Secrets. Each line of one is a passphrase. */
export async function readPassphrases(configs: readonly PassphraseConfig[]): Promise<Passphrases> {
  const ofFiles = await Promise.all(configs.map(({ passphraseFile }) => readPassphraseFile(passphraseFile)));
  const given = configs.flatMap(({ passphrase }, index) => [
    ...(passphrase === null ? [] : [passphrase]),
    ...(ofFiles[index]?.list ?? []),
  ]);
  const empty = configs.length === 0 || configs.some(({ tryEmpty }) => tryEmpty) ? [''] : [];
  const trouble = ofFiles.find((it) => it.trouble !== null)?.trouble ?? null;
  return { list: [...new Set([...given, ...empty])], trouble };
}

async function readPassphraseFile(path: string | null): Promise<Passphrases> {
  if (path === null) {
    return { list: [], trouble: null };
  }
  try {
    const text = await readFile(path, 'utf8');
    return { list: text.split(/\r?\n/).filter((line) => line !== ''), trouble: null };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { list: [], trouble: `the passphrase file cannot be read: ${why}` };
  }
}
