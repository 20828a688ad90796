import type { KubeAnswer } from '../../kube/kube.ts';
import type { Log } from '../source.ts';
import type { HeldObjects } from './held-objects.ts';

export interface CheckHeldOptions<T> {
  readonly held: HeldObjects;
  readonly object: string;
  readonly log: Log;
  get(): Promise<KubeAnswer<T>>;
  hold(collection: string, value: T): void | Promise<void>;
}

/** Reads an object that is held again, now. What its watch tells meanwhile is newer, and stays. */
export async function checkHeld<T>({ held, object, log, get, hold }: CheckHeldOptions<T>): Promise<void> {
  const version = held.versionOf(object);
  if (version === null) {
    return;
  }
  const answer = await get();
  if (held.versionOf(object) !== version) {
    return;
  }
  if (answer.ok) {
    await hold(version.collection, answer.value);
  } else if (answer.reason === 'missing') {
    held.drop(version.collection, object);
  } else {
    log.info({ reason: answer.reason }, `checked again in vain, the watch goes on: ${answer.message}`);
  }
}
