const [CR, LF] = [0x0d, 0x0a];

/** Gives the line, from 1, of offsets that never go back, so that all of them together cost one look at the bytes. */
export function createLineCounter(bytes: Buffer): (offset: number) => number {
  let at = 0;
  let line = 1;
  return (offset) => {
    for (; at < offset; at++) {
      if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) {
        line++;
      }
    }
    return line;
  };
}
