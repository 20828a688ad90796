/** Reads big-endian values one after the other, as Java's DataInputStream does; null past the end, from then on. */
export interface ByteCursor {
  /** Where the next value begins. */
  at(): number;
  int(): number | null;
  /** Octets behind their number in four octets, not copied. */
  octets(): Buffer | null;
  /** A string behind its length in two octets: UTF-8, but for NUL and what lies beyond the basic plane. */
  text(): string | null;
  skip(count: number): boolean;
}

export function createByteCursor(bytes: Buffer): ByteCursor {
  let position = 0;

  function take(count: number): number | null {
    const start = position;
    position = count <= bytes.length - start ? start + count : Infinity;
    return position === Infinity ? null : start;
  }

  function counted(size: 2 | 4): Buffer | null {
    const start = take(size);
    const length = start === null ? Infinity : bytes.readUIntBE(start, size);
    const from = take(length);
    return from === null ? null : bytes.subarray(from, from + length);
  }

  return {
    at: () => position,
    int() {
      const start = take(4);
      return start === null ? null : bytes.readUInt32BE(start);
    },
    octets: () => counted(4),
    text: () => counted(2)?.toString('utf8') ?? null,
    skip: (count) => take(count) !== null,
  };
}
