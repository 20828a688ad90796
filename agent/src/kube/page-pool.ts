import { createGate } from './gate.ts';
import { createPageBuffer, type PageBuffer } from './page-buffer.ts';

/** A buffer that is one's own until it is given back. */
export interface Loan {
  readonly buffer: PageBuffer;
  /** Overwrites it; a second time does nothing. */
  giveBack(): void;
}

/** Buffers for so many pages: they bound both the memory that LISTs take and how many of them run at once. */
export interface PagePool {
  borrow(): Promise<Loan>;
}

export function createPagePool(pages: number): PagePool {
  const gate = createGate(pages);
  const spare: PageBuffer[] = [];
  return {
    async borrow() {
      const leave = await gate.enter();
      const buffer = spare.pop() ?? createPageBuffer();
      let isOut = true;
      return {
        buffer,
        giveBack() {
          if (isOut) {
            isOut = false;
            buffer.wipe();
            spare.push(buffer);
            leave();
          }
        },
      };
    },
  };
}
