import type { Logger } from 'pino';
import type { Judge } from '../findings/create-judge.ts';
import type { History } from '../history/create-history.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Slot } from '../inventory/slot.ts';
import type { Exposition } from '../metrics/create-exposition.ts';

export interface ApiOptions {
  readonly inventory: Inventory;
  readonly judge: Judge;
  readonly history: History;
  readonly exposition: Exposition;
  /** Reads the place of a slot again, now. Rejects only when that could not even be tried. */
  readonly check: (slot: Slot) => Promise<void>;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly version: string;
  readonly cluster: string;
  /** Where the viewer's files are; null for a short page with links. */
  readonly viewerDirectory: string | null;
  readonly log: Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
  /** What one query may take; 2 s when absent. */
  readonly queryBudgetMs?: number;
}
