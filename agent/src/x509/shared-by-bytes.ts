import { byteSum } from './byte-sum.ts';
import type { DerReader } from './reader.ts';

/** Reads what lies between two offsets. */
export type ReadPart<T> = (reader: DerReader, start: number, end: number) => T;

interface Entry<T> {
  /** One character a byte. */
  readonly bytes: string;
  readonly value: T;
}

const MAX_ENTRIES = 4096;
const MAX_KEY_LENGTH = 1024;

/**
 * The same reading, of which bytes that occur in many certificates (an issuer's name, its key identifier, an algorithm)
 * share the result. It is made anew for bytes that are too long to keep, and when reading them left notes. Forgets
 * everything when it is full: hostile input then costs time, never memory.
 */
export function sharedByBytes<T>(readPart: ReadPart<T>): ReadPart<T> {
  const entries = new Map<number, Entry<T>>();
  return (reader, start, end) => {
    if (end - start > MAX_KEY_LENGTH) {
      return readPart(reader, start, end);
    }
    const sum = byteSum(reader.bytes, start, end);
    const known = entries.get(sum);
    if (known !== undefined && isSame(known.bytes, reader.bytes, start, end)) {
      return known.value;
    }
    const { noted } = reader;
    const value = readPart(reader, start, end);
    if (reader.noted === noted) {
      remember(entries, sum, { bytes: reader.bytes.toString('latin1', start, end), value });
    }
    return value;
  };
}

function remember<T>(entries: Map<number, Entry<T>>, sum: number, entry: Entry<T>): void {
  if (entries.size >= MAX_ENTRIES) {
    entries.clear();
  }
  entries.set(sum, entry);
}

function isSame(known: string, bytes: Buffer, start: number, end: number): boolean {
  if (known.length !== end - start) {
    return false;
  }
  for (let index = 0; index < known.length; index++) {
    if (known.charCodeAt(index) !== bytes[start + index]) {
      return false;
    }
  }
  return true;
}
