import type { Pace } from './query/pace.ts';

const CHUNK_CHARACTERS = 65_536;

/** Writes a JSON list between two texts, in pieces that let others run. */
export async function* writeList<T>(
  items: Iterable<T>,
  toJson: (item: T) => unknown,
  pace: Pace,
  [before, after]: readonly [string, string] = ['[', ']']
): AsyncGenerator<Uint8Array> {
  let text = before;
  let isFirst = true;
  for (const item of items) {
    text += `${isFirst ? '' : ','}${JSON.stringify(toJson(item))}`;
    isFirst = false;
    if (text.length >= CHUNK_CHARACTERS) {
      yield Buffer.from(text);
      text = '';
    }
    if (pace.isDue()) {
      await pace.pause();
    }
  }
  yield Buffer.from(text + after);
}
