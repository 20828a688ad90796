/** Bytes of answers, kept in one growing buffer that is used again, so that they can be overwritten. */
export interface PageBuffer {
  /** Copies the chunk and overwrites it. */
  append(chunk: Buffer): void;
  /** A view of what is held; it is good until the next call. */
  bytes(): Buffer;
  /** Overwrites the first bytes and forgets them. */
  drop(length: number): void;
  /** Overwrites everything, and gives back what is unusually large. */
  wipe(): void;
}

const FIRST_SIZE = 64 * 1024;
const MAX_KEPT = 4 * 1024 * 1024;

/** Copies that are left behind when it grows are overwritten, too. */
export function createPageBuffer(): PageBuffer {
  let buffer = Buffer.alloc(0);
  let start = 0;
  let end = 0;

  function makeRoom(length: number): void {
    if (end + length <= buffer.length) {
      return;
    }
    const held = buffer.subarray(start, end);
    const needed = held.length + length;
    const isLargeEnough = needed <= buffer.length;
    const target = isLargeEnough ? buffer : Buffer.allocUnsafeSlow(Math.max(FIRST_SIZE, 2 * needed));
    held.copy(target);
    buffer.fill(0, isLargeEnough ? held.length : start, end);
    buffer = target;
    end = held.length;
    start = 0;
  }

  return {
    append(chunk) {
      makeRoom(chunk.length);
      chunk.copy(buffer, end);
      chunk.fill(0);
      end += chunk.length;
    },
    bytes: () => buffer.subarray(start, end),
    drop(length) {
      buffer.fill(0, start, start + length);
      start += length;
    },
    wipe() {
      buffer.fill(0, start, end);
      buffer = buffer.length > MAX_KEPT ? Buffer.alloc(0) : buffer;
      start = 0;
      end = 0;
    },
  };
}
