import type { Failure } from './failure.ts';
import type { CollectionState } from './kube.ts';

/** Tells how a collection stands, and not the same trouble twice. */
export interface StateTeller {
  /** Everything there is was told. */
  listed(): void;
  /** It is up to date again. */
  watching(): void;
  failed(failure: Failure): void;
}

export function createStateTeller(state: (state: CollectionState) => void): StateTeller {
  let last: CollectionState | null = null;

  function tell(next: CollectionState): void {
    last = next;
    state(next);
  }

  return {
    listed: () => tell({ ok: true }),
    watching() {
      if (last?.ok === false) {
        tell({ ok: true });
      }
    },
    failed({ reason, message }) {
      const isTold = last?.ok === false && last.reason === reason && last.message === message;
      if (!isTold) {
        tell({ ok: false, reason, message });
      }
    },
  };
}
