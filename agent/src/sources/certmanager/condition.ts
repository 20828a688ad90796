import { at, listOf, textOf } from '../cluster/json-body.ts';
import { momentOf } from './moment-of.ts';

/** A condition of an object's status, as cert-manager writes it. */
export interface Condition {
  /** `True`, `False` or `Unknown`. */
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  /** Epoch milliseconds; null when it does not say. */
  readonly sinceMs: number | null;
}

/** Null when the object has no such condition. */
export function conditionOf(body: unknown, type: string): Condition | null {
  const condition = listOf(at(body, 'status', 'conditions')).find((it) => at(it, 'type') === type);
  return condition === undefined
    ? null
    : {
        status: textOf(at(condition, 'status')),
        reason: textOf(at(condition, 'reason')),
        message: textOf(at(condition, 'message')),
        sinceMs: momentOf(at(condition, 'lastTransitionTime')),
      };
}
