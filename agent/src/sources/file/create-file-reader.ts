import type { FileLocation, Sink } from '@notafter/core';
import type { PassphraseConfig } from '../../config/config.ts';
import type { Contents } from '../../formats/contents.ts';
import type { Format } from '../../formats/format.ts';
import { readAtOnce, readContents } from '../../formats/read-contents.ts';
import type { Candidate, DiscoverOptions } from '../files/discover.ts';
import type { FileFacts } from '../files/inspect-file.ts';
import type { LookOptions } from '../files/look-at.ts';
import { type Read, createPathReader } from '../files/path-reader.ts';
import { readFile } from '../files/read-file.ts';
import { type Passphrases, readPassphrases, withPassphraseTrouble } from '../files/read-passphrases.ts';
import type { Trouble } from '../files/trouble.ts';
import type { Reader } from '../reader.ts';
import { isWorthTelling } from './is-worth-telling.ts';

export interface FileReaderOptions extends DiscoverOptions, LookOptions {
  readonly holder: Pick<FileLocation, 'source' | 'cluster' | 'node'>;
  readonly formats: readonly Format[];
  readonly passphrases: readonly PassphraseConfig[];
  readonly skipUnchanged: boolean;
}

interface Kept {
  /** As it was when the file was last read without any trouble; null reads it again at the next pass. */
  readonly stamp: string | null;
  /** What the sink knows of: `undefined` for the file as a whole, else an alias of a keystore. */
  readonly told: ReadonlyArray<string | undefined>;
}

const UNTOLD: Kept = { stamp: null, told: [] };

/**
 * Reads certificates from files; each path is one location, and in a keystore each alias. Rejects only on a programming
 * error.
 */
export function createFileReader(options: FileReaderOptions): Reader {
  const { holder, hostPaths, formats, skipUnchanged } = options;
  const mayBeKeystores = formats.includes('pkcs12') || formats.includes('jks');
  const locationOf = (path: string, entry?: string): FileLocation => ({
    ...{ ...holder, kind: 'file', path },
    ...(entry !== undefined && { entry }),
  });

  async function read(
    candidate: Candidate,
    facts: FileFacts,
    kept: Kept | null,
    sink: Sink,
    isForced: boolean
  ): Promise<Read<Kept>> {
    if (kept?.stamp === facts.stamp && skipUnchanged && !isForced) {
      return { kept, trouble: null };
    }
    const before = kept?.told ?? [];
    const passphrases = mayBeKeystores ? await readPassphrases(options.passphrases) : NO_PASSPHRASES;
    const reading = { formats, passphrases: passphrases.list };
    const decode = (bytes: Buffer) => readAtOnce(bytes, reading) ?? readContents(bytes, reading);
    const content = await readFile(candidate.path, facts, { hostPaths, decode });
    if (!content.ok) {
      return { kept: tell(candidate, before, [{ reading: content }], null, sink), trouble: content };
    }
    const contents = withPassphraseTrouble(await content.value, passphrases);
    return { kept: tell(candidate, before, contents, content.stamp, sink), trouble: null };
  }

  function tell(candidate: Candidate, before: Kept['told'], read: Contents, stamp: string | null, sink: Sink): Kept {
    const { path, isLiteral, target } = candidate;
    const trouble = troubleOfAll(read);
    if (trouble !== null && before.length === 0 && !isLiteral && !isWorthTelling(path, trouble)) {
      return { stamp, told: [] };
    }
    const contents =
      trouble === null || before.length === 0 ? read : before.map((entry) => ({ entry, reading: trouble }));
    const told = contents.map(({ entry }) => entry);
    contents.forEach(({ entry, reading }) => sink.replace(locationOf(path, entry), reading));
    before.filter((entry) => !told.includes(entry)).forEach((entry) => sink.remove(locationOf(path, entry), 'gone'));
    if (before.length === 0 && target.facts !== undefined) {
      sink.relate(path, target.facts);
    }
    return { stamp: contents.every(isWhole) ? stamp : null, told };
  }

  return createPathReader<Kept>(options, {
    locationKind: 'file',
    locationOf,
    read,
    mark(candidate, kept, why, sink) {
      const isOfNoInterest = kept !== null && kept.told.length === 0;
      return isOfNoInterest ? UNTOLD : tell(candidate, kept?.told ?? [], [{ reading: why }], null, sink);
    },
    forget({ path, target }, { told }, sink) {
      told.forEach((entry) => sink.remove(locationOf(path, entry), 'gone'));
      if (told.length > 0 && target.facts !== undefined) {
        sink.relate(path, null);
      }
    },
  });
}

function isWhole({ reading }: Pick<Contents[number], 'reading'>): boolean {
  return reading.ok && reading.problems.length === 0;
}

/** Why the file as a whole could not be read. */
function troubleOfAll(read: Contents): Trouble | null {
  const reading = read.find(({ entry }) => entry === undefined)?.reading;
  return reading === undefined || reading.ok ? null : reading;
}

const NO_PASSPHRASES: Passphrases = { list: [], trouble: null };
