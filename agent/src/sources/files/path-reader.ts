import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Location, type Sink, objectOf } from '@notafter/core';
import type { PassReport, Reader } from '../reader.ts';
import { type Candidate, type ClosedDirectory, type DiscoverOptions, createDiscovery } from './discover.ts';
import { forEachConcurrently } from './for-each-concurrently.ts';
import type { FileFacts } from './inspect-file.ts';
import { type LookOptions, lookAt } from './look-at.ts';
import type { Trouble } from './trouble.ts';

/** More would bring no file sooner: libuv reads with four threads. */
const AT_ONCE = 32;

/** So many locations are told of before others get a turn. */
const TOLD_AT_ONCE = 200;

/** What one kind of location does with the paths that are found for it. `Kept` is remembered from pass to pass. */
export interface PathKind<Kept> {
  readonly locationKind: 'file' | 'kubeconfig';
  /** Reads what is there, unless nothing changed since `kept`, and tells the sink. The trouble: it could not be opened. */
  read(candidate: Candidate, facts: FileFacts, kept: Kept | null, sink: Sink, isForced: boolean): Promise<Read<Kept>>;
  /** Tells that a path is out of reach. It is to be read as soon as it is back, changed or not. */
  mark(candidate: Candidate, kept: Kept | null, trouble: Trouble, sink: Sink): Kept;
  /** Tells that a path is gone. */
  forget(candidate: Candidate, kept: Kept, sink: Sink): void;
  /** Where the trouble of a directory is told. */
  locationOf(path: string): Location;
}

export interface Read<Kept> {
  readonly kept: Kept;
  readonly trouble: Trouble | null;
}

interface Entry<Kept> {
  readonly candidate: Candidate;
  kept: Kept | null;
  /** The newest pass that saw it; two can be under way when somebody checks a directory. */
  pass: number;
}

/** One look at everything. */
interface Pass {
  readonly number: number;
  readonly sink: Sink;
  readonly closed: Map<string, ClosedDirectory>;
  /** One for each literal path that was looked at; null where all was well. */
  readonly troubles: Array<Trouble | null>;
}

/** Finds paths, has those read that changed, and keeps the books: what is new, gone, out of reach, or back. */
export function createPathReader<Kept>(options: DiscoverOptions & LookOptions, kind: PathKind<Kept>): Reader {
  const { discover, roots } = createDiscovery(options);
  const entries = new Map<string, Entry<Kept>>();
  let troubledDirectories = new Set<string>();
  let passes = 0;

  async function pass(sink: Sink, signal: AbortSignal): Promise<PassReport> {
    passes += 1;
    const current: Pass = { number: passes, sink, closed: new Map(), troubles: [] };
    await forEachConcurrently(discover(), AT_ONCE, signal, async (found) => {
      if (found.kind === 'closed') {
        current.closed.set(found.directory, found);
      } else {
        await readCandidate(found, current);
      }
    });
    if (!signal.aborted) {
      await tellUnseen(current);
      tellDirectories(current);
    }
    return reportOf(current);
  }

  async function readCandidate(candidate: Candidate, current: Pass): Promise<void> {
    const { path, isLiteral } = candidate;
    const entry = entries.get(path) ?? { candidate, kept: null, pass: 0 };
    if (entry.pass >= current.number || (!isLiteral && current.closed.has(dirname(path)))) {
      return;
    }
    entry.pass = current.number;
    entries.set(path, entry);
    const outcome = await readEntry(entry, current.sink, false);
    if (outcome !== 'absent') {
      noteOutcome(candidate, outcome, current);
    }
  }

  function noteOutcome({ path, isLiteral }: Candidate, trouble: Trouble | null, { closed, troubles }: Pass): void {
    const directory = dirname(path);
    if (!isLiteral && trouble?.closedDirectory === directory) {
      closed.set(directory, { kind: 'closed', directory, trouble, mayBeMissing: true });
    }
    if (isLiteral) {
      troubles.push(trouble);
    }
  }

  async function readEntry(entry: Entry<Kept>, sink: Sink, isForced: boolean): Promise<'absent' | Trouble | null> {
    const { candidate, kept } = entry;
    const look = await lookAt(candidate, options);
    if (look.kind === 'absent') {
      drop(entry, sink);
      return 'absent';
    }
    if (look.kind === 'there') {
      const read = await kind.read(candidate, look.facts, kept, sink, isForced);
      entry.kept = read.kept;
      return read.trouble;
    }
    if (kept === null && look.isDirectoryClosed) {
      entries.delete(candidate.path);
    } else {
      entry.kept = kind.mark(candidate, kept, look.trouble, sink);
    }
    return look.trouble;
  }

  function drop({ candidate, kept }: Entry<Kept>, sink: Sink): void {
    entries.delete(candidate.path);
    if (kept !== null) {
      kind.forget(candidate, kept, sink);
    }
  }

  /** What lies beneath a closed directory keeps its last reading; what else was not seen is gone. */
  async function tellUnseen({ number, closed, sink }: Pass): Promise<void> {
    let told = 0;
    for (const entry of entries.values()) {
      if (entry.pass >= number) {
        continue;
      }
      const above = closedAbove(entry.candidate.path, closed);
      if (above === undefined || entry.kept === null) {
        drop(entry, sink);
      } else {
        entry.kept = kind.mark(entry.candidate, entry.kept, above.trouble, sink);
      }
      told += 1;
      if (told % TOLD_AT_ONCE === 0) {
        await setImmediate();
      }
    }
  }

  function tellDirectories({ closed, sink }: Pass): void {
    const inTrouble = [...closed.values()].filter((it) => !isFine(it));
    const now = new Set(inTrouble.map(({ directory }) => directory));
    for (const { directory, trouble } of inTrouble) {
      sink.replace(kind.locationOf(directory), trouble);
    }
    for (const directory of troubledDirectories) {
      if (!now.has(directory) && !entries.has(directory)) {
        sink.remove(kind.locationOf(directory), 'unconfigured');
      }
    }
    troubledDirectories = now;
  }

  function reportOf({ troubles, closed }: Pass): PassReport {
    const looks = roots.map(({ directory }) => closed.get(directory));
    const ofRoots = looks.filter((it) => !isFine(it)).map((it) => it?.trouble ?? null);
    const all = [...troubles, ...ofRoots];
    return { lookedAt: all.length, troubles: all.filter((it) => it !== null) };
  }

  async function check(location: Location, sink: Sink): Promise<void> {
    const entry = entries.get(objectOf(location));
    if (entry !== undefined) {
      await readEntry(entry, sink, true);
      return;
    }
    // A directory in trouble: what is in it now can only be found by looking for it.
    await pass(sink, new AbortController().signal);
  }

  return { pass, check, reads: (location) => location.kind === kind.locationKind };
}

/** A directory that nobody insists on and that is not there. */
function isFine(closed: ClosedDirectory | undefined): boolean {
  return closed !== undefined && closed.mayBeMissing && closed.trouble.reason === 'missing';
}

function closedAbove(path: string, closed: ReadonlyMap<string, ClosedDirectory>): ClosedDirectory | undefined {
  for (let directory = dirname(path); ; directory = dirname(directory)) {
    const found = closed.get(directory);
    if (found !== undefined || directory === '/') {
      return found?.trouble.reason === 'missing' ? undefined : found;
    }
  }
}
