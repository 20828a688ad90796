import { BerError, type DerReader, messageOf } from './reader.ts';

const MAX_NOTES = 100;

/** Remembers what could not be read; a certificate made to fill the memory gets no more than a hundred notes. */
export function note(reader: DerReader, text: string): void {
  const { notes } = reader;
  if (notes.length > MAX_NOTES || notes.includes(text)) {
    return;
  }
  notes.push(notes.length < MAX_NOTES ? text : 'and more that could not be read');
}

/** Reads a part whose trouble must not cost the rest: on an error it is noted and the fallback returned. */
export function fenced<T>(reader: DerReader, what: string, fallback: T, readPart: () => T): T {
  try {
    return readPart();
  } catch (error) {
    if (error instanceof BerError && !reader.definite) {
      throw error;
    }
    note(reader, `${what} cannot be read: ${messageOf(error)}`);
    return fallback;
  }
}
