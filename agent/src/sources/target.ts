import { resolve } from 'node:path';
import type { Facts } from '@notafter/core';

/** One path or pattern that a source was told to look at, as seen on the host. */
export interface Target {
  readonly path: string;
  /** What only a preset names may be absent without a word. */
  readonly origin: 'configured' | 'preset';
  /** What is known about every object found by it. */
  readonly facts?: Facts;
}

/** Targets from configured paths; relative ones count from the working directory. */
export function configuredTargets(paths: readonly string[]): Target[] {
  return paths.map((path) => ({ path: resolve(path), origin: 'configured' }));
}
