import type { Facts, KubeconfigLocation, Reading, Sink } from '@notafter/core';
import type { Candidate, DiscoverOptions } from '../files/discover.ts';
import { type FileFacts, inspectFile } from '../files/inspect-file.ts';
import { type Read, createPathReader } from '../files/path-reader.ts';
import { readFile } from '../files/read-file.ts';
import { type Trouble, trouble } from '../files/trouble.ts';
import type { Reader } from '../reader.ts';
import { type KubeconfigEntry, parseKubeconfig } from '../../formats/parse-kubeconfig.ts';
import { readEntry } from './read-entry.ts';

/** YAML is parsed in one go while everybody waits, so less than what a file of certificates may have. */
const MOST_BYTES = 1024 * 1024;

/** Stands for the kubeconfig as a whole. */
const WHOLE = '';

export interface KubeconfigReaderOptions extends DiscoverOptions {
  readonly holder: Pick<KubeconfigLocation, 'source' | 'cluster' | 'node'>;
}

interface Kept {
  /** Of the kubeconfig and all it refers to, when all was read without trouble; null reads all again. */
  readonly stamp: string | null;
  readonly references: readonly string[];
  /** The entries that the sink knows of. */
  readonly told: ReadonlySet<string>;
}

const NOTHING: Kept = { stamp: null, references: [], told: new Set() };

/** Reads certificates from kubeconfigs; each cluster and user that has one is a location. */
export function createKubeconfigReader(options: KubeconfigReaderOptions): Reader {
  const { holder, hostPaths } = options;

  function locationOf(path: string, entry = WHOLE): KubeconfigLocation {
    return { ...holder, kind: 'kubeconfig', path, ...(entry === WHOLE ? {} : { entry }) };
  }

  async function read(
    candidate: Candidate,
    facts: FileFacts,
    kept: Kept | null,
    sink: Sink,
    isForced: boolean
  ): Promise<Read<Kept>> {
    if (!isForced && kept !== null && (await isUnchanged(facts, kept))) {
      return { kept, trouble: null };
    }
    const content = await readFile(candidate.path, facts, {
      hostPaths,
      decode: parseKubeconfig,
      mostBytes: MOST_BYTES,
    });
    if (!content.ok) {
      return { kept: mark(candidate, kept, content, sink), trouble: content };
    }
    const parsed = content.value;
    if (!parsed.ok) {
      const why = trouble(parsed.reason, `${candidate.path}: ${parsed.message}`);
      return { kept: mark(candidate, kept, why, sink), trouble: null };
    }
    return { kept: await tellEntries(candidate, parsed.entries, content.stamp, kept ?? NOTHING, sink), trouble: null };
  }

  async function isUnchanged(facts: FileFacts, { stamp, references }: Kept): Promise<boolean> {
    return stamp !== null && stamp === (await joinStamps(facts.stamp, references));
  }

  async function joinStamps(own: string, references: readonly string[]): Promise<string> {
    const inspected = await Promise.all(references.map((path) => inspectFile(path, hostPaths)));
    return [own, ...inspected.map((it) => (it.ok ? it.stamp : it.reason))].join(' ');
  }

  async function tellEntries(
    { path, target, isLiteral }: Candidate,
    entries: readonly KubeconfigEntry[],
    ownStamp: string,
    kept: Kept,
    sink: Sink
  ): Promise<Kept> {
    const readings = new Map<string, Reading>();
    const stamps = [ownStamp];
    const references: string[] = [];
    for (const entry of entries) {
      const { reading, reference } = await readEntry(path, entry, hostPaths);
      readings.set(entry.entry, reading);
      references.push(...(reference === null ? [] : [reference.path]));
      stamps.push(...(reference === null ? [] : [reference.stamp ?? '']));
    }
    if (readings.size === 0 && isLiteral && target.origin === 'configured') {
      readings.set(WHOLE, trouble('no_certificate_found', `${path} has no cluster and no user with a certificate`));
    }
    for (const [entry, reading] of readings) {
      sink.replace(locationOf(path, entry), reading);
    }
    removeOthers(path, kept.told, readings, sink);
    relate(path, target.facts, kept.told.size === 0 && readings.size > 0, sink);
    const isWhole = [...readings.values()].every((reading) => reading.ok && reading.problems.length === 0);
    return { stamp: isWhole ? stamps.join(' ') : null, references, told: new Set(readings.keys()) };
  }

  function removeOthers(
    path: string,
    told: ReadonlySet<string>,
    still: ReadonlyMap<string, Reading>,
    sink: Sink
  ): void {
    for (const entry of told) {
      if (!still.has(entry)) {
        sink.remove(locationOf(path, entry), entry === WHOLE ? 'unconfigured' : 'gone');
      }
    }
  }

  function relate(path: string, facts: Facts | undefined, isNew: boolean, sink: Sink): void {
    if (isNew && facts !== undefined) {
      sink.relate(path, facts);
    }
  }

  /** A kubeconfig's trouble is told at each of its entries, or at the whole while none is known. */
  function mark({ path, target }: Candidate, kept: Kept | null, why: Trouble, sink: Sink): Kept {
    const known = kept?.told ?? new Set();
    const told = known.size === 0 ? new Set([WHOLE]) : known;
    for (const entry of told) {
      sink.replace(locationOf(path, entry), why);
    }
    relate(path, target.facts, known.size === 0, sink);
    return { stamp: null, references: [], told };
  }

  return createPathReader<Kept>(
    { ...options, followSymlinks: true },
    {
      locationKind: 'kubeconfig',
      locationOf,
      read,
      mark,
      forget({ path, target }, { told }, sink) {
        for (const entry of told) {
          sink.remove(locationOf(path, entry), 'gone');
        }
        if (target.facts !== undefined && told.size > 0) {
          sink.relate(path, null);
        }
      },
    }
  );
}
