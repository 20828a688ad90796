import { randomBytes } from 'node:crypto';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Shorter ones hold no private key. */
const LONG = 32;

/** Stands for a string that was cut out; nobody outside can know it. */
const MARKER = `cut-${randomBytes(16).toString('hex')}-`;

/** JSON that was parsed without its long strings, which stay in the buffer that they came in. */
export interface CutJson {
  readonly value: unknown;
  /** The string that a value stands for; empty for what is no string. */
  textOf(value: unknown): string;
  /** The bytes between the quotes of a string, as they came. */
  bytesOf(value: unknown): Buffer;
}

/**
 * Parses JSON so that no string of 32 bytes or more, and so no private key, becomes a string of the program: they
 * cannot be overwritten. Throws a SyntaxError on what is not JSON.
 */
export function parseWithoutLongStrings(text: Buffer): CutJson {
  const cuts: Array<{ start: number; end: number }> = [];
  const pieces: string[] = [];
  let told = 0;
  for (let open = text.indexOf(QUOTE); open !== -1;) {
    const close = closingQuote(text, open + 1);
    if (close - open > LONG) {
      pieces.push(text.toString('utf8', told, open + 1), MARKER, String(cuts.length));
      cuts.push({ start: open + 1, end: close });
      told = close;
    }
    open = text.indexOf(QUOTE, close + 1);
  }
  pieces.push(text.toString('utf8', told, text.length));
  const bytesOf = (value: unknown) => {
    const cut = isMarker(value) ? cuts[Number(value.slice(MARKER.length))] : undefined;
    return cut === undefined ? Buffer.from(typeof value === 'string' ? value : '') : text.subarray(cut.start, cut.end);
  };
  return {
    value: JSON.parse(pieces.join('')),
    bytesOf,
    textOf(value) {
      if (!isMarker(value)) {
        return typeof value === 'string' ? value : '';
      }
      return JSON.parse(`"${bytesOf(value).toString()}"`) as string;
    },
  };
}

function isMarker(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(MARKER);
}

function closingQuote(text: Buffer, from: number): number {
  for (let close = text.indexOf(QUOTE, from); close !== -1; close = text.indexOf(QUOTE, close + 1)) {
    let backslashes = 0;
    while (text[close - 1 - backslashes] === BACKSLASH) {
      backslashes += 1;
    }
    if (backslashes % 2 === 0) {
      return close;
    }
  }
  throw new SyntaxError('a string does not end');
}
