import type { Fault } from './api-server.ts';

/** The faults that were ordered, in that order. */
export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The first that matches a request, `METHOD /path?query`; one of its times is used up. */
  take(request: string): Fault['act'] | null;
}

export function createFaults(): Faults {
  let faults: Array<{ readonly fault: Fault; left: number }> = [];
  return {
    add: (fault) => faults.push({ fault, left: fault.times ?? Infinity }),
    clear() {
      faults = [];
    },
    take(request) {
      const entry = faults.find(({ fault, left }) => left > 0 && fault.request.test(request));
      if (entry === undefined) {
        return null;
      }
      entry.left -= 1;
      return entry.fault.act;
    },
  };
}
