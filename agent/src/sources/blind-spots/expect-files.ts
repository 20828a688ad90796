import { isDeepStrictEqual } from 'node:util';
import { dirname } from 'node:path';
import { type Gap, type Location, type Sink, objectOf, placeOf, shellQuote } from '@notafter/core';
import type { ExpectedFile, FileGroup } from './expected-files.ts';

/** Tells the sink, after each pass, of expected files that are not there while most of their group are. */
export type ExpectFiles = (sink: Sink) => Sink;

/** What it has seen outlives the sink: files that did not change are not told again. */
export function createExpectFiles(groups: readonly FileGroup[]): ExpectFiles {
  /** The places of each path: a kubeconfig has several. */
  const present = new Map<string, Set<string>>(groups.flat().map(({ path }) => [path, new Set()]));

  return (sink) => {
    let told: readonly Gap[] | null = null;
    return {
      ...sink,
      replace(location, reading) {
        present.get(objectOf(location))?.add(placeOf(location));
        sink.replace(location, reading);
      },
      remove(location: Location, because) {
        present.get(objectOf(location))?.delete(placeOf(location));
        sink.remove(location, because);
      },
      passed(pass) {
        const gaps = groups.flatMap((group) => gapsOf(group, ({ path }) => (present.get(path)?.size ?? 0) > 0));
        if (!isDeepStrictEqual(gaps, told)) {
          told = gaps;
          sink.gaps(gaps);
        }
        sink.passed(pass);
      },
    };
  };
}

function gapsOf(group: FileGroup, isThere: (file: ExpectedFile) => boolean): Gap[] {
  const there = group.filter(isThere);
  const isMost = there.length * 2 > group.length;
  return isMost ? group.filter((file) => !isThere(file)).map((file) => gapOf(file, there.length, group.length)) : [];
}

function gapOf({ path, command }: ExpectedFile, there: number, all: number): Gap {
  const again =
    command === null
      ? { text: 'Copy it from another control-plane node: an authority must not be made anew' }
      : { text: 'Make it again, on the node', command };
  return {
    object: path,
    message: `${path} is not there, though ${there} of the ${all} files that belong together are: nobody watches what is used in its place`,
    remedy: [
      { text: 'See what is there, on the node', command: `ls -l ${shellQuote(dirname(path))}` },
      again,
      { text: 'If it is kept elsewhere, name it in paths, and this one in excludePaths' },
      { text: 'Proof: the file is there, and the finding leaves', command: `ls -l ${shellQuote(path)}` },
    ],
  };
}
