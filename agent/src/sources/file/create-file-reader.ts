import type { FileLocation, Reading, Sink } from '@notafter/core';
import type { Format } from '../../formats/format.ts';
import { readCertificates } from '../../formats/read-certificates.ts';
import type { Candidate, DiscoverOptions } from '../files/discover.ts';
import type { FileFacts } from '../files/inspect-file.ts';
import type { LookOptions } from '../files/look-at.ts';
import { type Read, createPathReader } from '../files/path-reader.ts';
import { readFile } from '../files/read-file.ts';
import type { Reader } from '../reader.ts';
import { isWorthTelling } from './is-worth-telling.ts';

export interface FileReaderOptions extends DiscoverOptions, LookOptions {
  readonly holder: Pick<FileLocation, 'source' | 'cluster' | 'node'>;
  readonly formats: readonly Format[];
  readonly skipUnchanged: boolean;
}

interface Kept {
  /** As it was when the file was last read without any trouble; null reads it again at the next pass. */
  readonly stamp: string | null;
  /** Whether the sink knows of it. */
  readonly isTold: boolean;
}

/** Reads certificates from files; each path is one location. Rejects only on a programming error. */
export function createFileReader(options: FileReaderOptions): Reader {
  const { holder, hostPaths, formats, skipUnchanged } = options;
  const locationOf = (path: string): FileLocation => ({ ...holder, kind: 'file', path });

  const decode = (bytes: Buffer) => readCertificates(bytes, formats);

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
    const content = await readFile(candidate.path, facts, { hostPaths, decode });
    if (!content.ok) {
      return { kept: tell(candidate, kept, content, null, sink), trouble: content };
    }
    return { kept: tell(candidate, kept, content.value, content.stamp, sink), trouble: null };
  }

  function tell(candidate: Candidate, kept: Kept | null, reading: Reading, stamp: string | null, sink: Sink): Kept {
    const { path, isLiteral, target } = candidate;
    const isTold = kept?.isTold ?? false;
    if (!reading.ok && !isTold && !isLiteral && !isWorthTelling(path, reading)) {
      return { stamp, isTold: false };
    }
    sink.replace(locationOf(path), reading);
    if (!isTold && target.facts !== undefined) {
      sink.relate(path, target.facts);
    }
    const isWhole = reading.ok && reading.problems.length === 0;
    return { stamp: isWhole ? stamp : null, isTold: true };
  }

  return createPathReader<Kept>(options, {
    locationKind: 'file',
    locationOf,
    read,
    mark(candidate, kept, why, sink) {
      const isOfNoInterest = kept !== null && !kept.isTold;
      return isOfNoInterest ? { stamp: null, isTold: false } : tell(candidate, kept, why, null, sink);
    },
    forget({ path, target }, { isTold }, sink) {
      if (!isTold) {
        return;
      }
      sink.remove(locationOf(path), 'gone');
      if (target.facts !== undefined) {
        sink.relate(path, null);
      }
    },
  });
}
