import { readFile } from 'node:fs/promises';
import type { PassphraseConfig } from '../../config/config.ts';
import type { Contents } from '../../formats/contents.ts';

/** The passphrases of keystores, in the order in which they are tried, and why some of them could not be read. */
export interface Passphrases {
  readonly list: readonly string[];
  readonly trouble: string | null;
}

const NONE: Passphrases = { list: [], trouble: null };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Those that the configuration gives itself, or that stand in a file or the environment. Files are read again each time:
 * they may be volumes of Secrets. Each line of one is a passphrase.
 */
export async function readPassphrases(
  configs: readonly PassphraseConfig[],
  environment: Environment = process.env
): Promise<Passphrases> {
  const read = await Promise.all(
    configs.flatMap(({ passphrase, passphraseFile, passphraseEnv }) => [
      passphrase === null ? NONE : { list: [passphrase], trouble: null },
      passphraseFile === null ? NONE : readPassphraseFile(passphraseFile),
      passphraseEnv === null ? NONE : readVariable(passphraseEnv, environment),
    ])
  );
  const empty = configs.length === 0 || configs.some(({ tryEmpty }) => tryEmpty) ? [''] : [];
  return allOf([...read, { list: empty, trouble: null }]);
}

/** Those of all, each once, with the first trouble. */
export function allOf(parts: readonly Passphrases[]): Passphrases {
  return {
    list: [...new Set(parts.flatMap(({ list }) => list))],
    trouble: parts.find(({ trouble }) => trouble !== null)?.trouble ?? null,
  };
}

/** A keystore that does not open because its passphrase could not be read says so. */
export function withPassphraseTrouble(contents: Contents, { trouble }: Passphrases): Contents {
  if (trouble === null) {
    return contents;
  }
  return contents.map((element) => {
    const { reading } = element;
    return reading.ok || reading.reason !== 'bad_passphrase'
      ? element
      : { ...element, reading: { ...reading, message: `${reading.message}; ${trouble}` } };
  });
}

function readVariable(name: string, environment: Environment): Passphrases {
  const value = environment[name];
  return value === undefined
    ? { list: [], trouble: `the environment variable ${name} is not set` }
    : { list: [value], trouble: null };
}

async function readPassphraseFile(path: string): Promise<Passphrases> {
  try {
    const text = await readFile(path, 'utf8');
    return { list: text.split(/\r?\n/).filter((line) => line !== ''), trouble: null };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { list: [], trouble: `the passphrase file cannot be read: ${why}` };
  }
}
