import { fenced } from './fence.ts';
import { readGeneralNames } from './general-names.ts';
import { type DerReader, TAG, expect, read } from './reader.ts';
import { sharedByBytes } from './shared-by-bytes.ts';

const MAX_POINTS = 1000;

/** The full names of RFC 5280 §4.2.1.13, mostly URIs; certificates of one CA share one array. */
export const readCrlDistributionPoints = sharedByBytes((reader, start, limit): readonly string[] => {
  const end = expect(reader, start, limit, TAG.sequence, 'SEQUENCE');
  return fenced(reader, 'a distribution point', [], readPoints, reader.start, end);
});

function readPoints(reader: DerReader, start: number, end: number, points: string[]): string[] {
  for (let at = start; at < end && points.length < MAX_POINTS;) {
    at = expect(reader, at, end, TAG.sequence, 'DistributionPoint');
    points.push(...readPoint(reader, reader.start, at));
  }
  return points;
}

/** `[0] { [0] fullName }`; a point without, or relative to its issuer, has no name of its own. */
function readPoint(reader: DerReader, start: number, end: number): string[] {
  if (start === end) {
    return [];
  }
  const nameEnd = read(reader, start, end);
  if (reader.tag !== 0xa0 || reader.start === nameEnd) {
    return [];
  }
  const fullEnd = read(reader, reader.start, nameEnd);
  return reader.tag === 0xa0 ? readGeneralNames(reader, reader.start, fullEnd).map(({ value }) => value) : [];
}
