import type { KubeAnswer } from '../../kube/kube.ts';
import type { Log } from '../source.ts';
import type { HeldObjects } from './held-objects.ts';

export interface CheckHeldOptions<T> {
  readonly held: HeldObjects;
  readonly object: string;
  readonly log: Log;
  /** Asks for it, and gives what there is to `use`. */
  get(use: (value: T) => void | Promise<void>): Promise<KubeAnswer<unknown>>;
  hold(collection: string, value: T): void | Promise<void>;
}

/** Reads an object that is held again, now. What its watch tells meanwhile is newer, and stays. */
export async function checkHeld<T>({ held, object, log, get, hold }: CheckHeldOptions<T>): Promise<void> {
  const version = held.versionOf(object);
  if (version === null) {
    return;
  }
  const isNewest = () => held.versionOf(object) === version;
  const answer = await get((value) => (isNewest() ? hold(version.collection, value) : undefined));
  if (answer.ok || !isNewest()) {
    return;
  }
  if (answer.reason === 'missing') {
    held.drop(version.collection, object);
  } else {
    log.info({ reason: answer.reason }, `checked again in vain, the watch goes on: ${answer.message}`);
  }
}

/** Gives what was asked for to who uses it. */
export async function useAnswer<T>(
  asked: Promise<KubeAnswer<T>>,
  use: (value: T) => void | Promise<void>
): Promise<KubeAnswer<T>> {
  const answer = await asked;
  if (answer.ok) {
    await use(answer.value);
  }
  return answer;
}
