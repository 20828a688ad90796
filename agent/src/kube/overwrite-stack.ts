/** Deep enough for the 16 KiB that Node decrypts into on the stack, and what lies around them. */
const DEPTH = 1500;

let isPlanned = false;

/**
 * Overwrites what Node left of decrypted bytes on the stack of the thread, soon: from where the event loop itself calls,
 * since within a callback of the socket those bytes still lie above.
 */
export function overwriteStackSoon(): void {
  if (!isPlanned) {
    isPlanned = true;
    setImmediate(() => {
      isPlanned = false;
      descend(DEPTH);
    });
  }
}

function descend(depth: number): number {
  return depth === 0 ? 0 : 1 + descend(depth - 1);
}
