import { BerError, type DerReader, messageOf } from './reader.ts';

const MAX_NOTES = 100;

/** Remembers what could not be read; a certificate made to fill the memory gets no more than a hundred notes. */
export function note(reader: DerReader, text: string): void {
  const { notes } = reader;
  reader.noted++;
  if (notes.length > MAX_NOTES || notes.includes(text)) {
    return;
  }
  notes.push(notes.length < MAX_NOTES ? text : 'and more that could not be read');
}

/** Notes why a part could not be read. Throws the error again when all of it may be readable as BER. */
export function noteTrouble(reader: DerReader, what: string, error: unknown): void {
  if (error instanceof BerError && !reader.definite) {
    throw error;
  }
  note(reader, `${what} cannot be read: ${messageOf(error)}`);
}

/**
 * Reads a part, between two offsets, whose trouble must not cost the rest: on an error it is noted and `soFar` returned,
 * which the part is given to begin with. No closures: there are so many parts that they would be most of the garbage.
 */
export function fenced<T>(
  reader: DerReader,
  what: string,
  soFar: T,
  readPart: (reader: DerReader, start: number, end: number, soFar: T) => T,
  start: number,
  end: number
): T {
  try {
    return readPart(reader, start, end, soFar);
  } catch (error) {
    noteTrouble(reader, what, error);
    return soFar;
  }
}
