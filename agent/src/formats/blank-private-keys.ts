const NAME = Buffer.from('client-key-data');
/** Shorter values are empty ones, followed by the next field. */
const SHORTEST_KEY = 32;
const BASE64 = byteSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=');
/** What may stand between the name and its value: quotes, a colon, YAML's block indicators, blanks and ends of lines. */
const BETWEEN = byteSet('"\': \t\r\n|>-');
const BLANK = byteSet(' \t\r\n');
const FILLER = 'A'.charCodeAt(0);

function byteSet(characters: string): ReadonlySet<number> {
  return new Set(Buffer.from(characters));
}

/** Overwrites the private keys in a kubeconfig, YAML or JSON, in place: they must never become strings. */
export function blankPrivateKeys(bytes: Buffer): void {
  for (let at = bytes.indexOf(NAME); at !== -1; at = bytes.indexOf(NAME, at)) {
    const start = skip(bytes, at + NAME.length, BETWEEN);
    const end = skip(bytes, start, BASE64);
    at = end - start < SHORTEST_KEY ? start : blankLines(bytes, start, end);
  }
}

/** Overwrites a line of base64, and those below it that hold nothing else; returns where they end. */
function blankLines(bytes: Buffer, firstStart: number, firstEnd: number): number {
  let [start, end] = [firstStart, firstEnd];
  for (;;) {
    bytes.fill(FILLER, start, end);
    start = skip(bytes, end, BLANK);
    const next = skip(bytes, start, BASE64);
    if (!bytes.subarray(end, start).includes('\n') || next === start || !isEndOfLine(bytes[next])) {
      return end;
    }
    end = next;
  }
}

function skip(bytes: Buffer, start: number, those: ReadonlySet<number>): number {
  let at = start;
  while (at < bytes.length && those.has(bytes[at] ?? 0)) {
    at += 1;
  }
  return at;
}

function isEndOfLine(byte: number | undefined): boolean {
  return byte === undefined || byte === 0x0a || byte === 0x0d;
}
