import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';

/** Where figures come from. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGB: number;
  readonly kernel: string;
  readonly node: string;
  readonly date: string;
  /** Over one minute, before the first run and after the last. */
  readonly loadBefore: number;
  readonly loadAfter: number;
}

export const load = (): number => loadavg()[0] ?? NaN;

export function machine(loadBefore: number): Machine {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGB: Math.round(totalmem() / 1e9),
    kernel: release(),
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
    loadBefore,
    loadAfter: load(),
  };
}
