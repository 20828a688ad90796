import type { CollectionState, ServedResource } from '../../kube/kube.ts';
import type { ClusterSession } from './cluster-session.ts';
import { pause } from '../polled-source.ts';
import { backOff } from '../run-source.ts';

/** A custom resource, in the versions that we can read, the best one first. */
export interface CustomResource {
  readonly group: string;
  readonly versions: readonly [string, ...string[]];
  readonly resource: string;
}

const ABSENT_PAUSE_MS = 60_000;
const FIRST_PAUSE_MS = 1000;

/**
 * Waits for a custom resource to be served, and says once that it is not. A server that does not tell what it serves is
 * asked for the best version. Null once the signal has aborted.
 */
export async function whenServed(
  { cluster, log }: Pick<ClusterSession, 'cluster' | 'log'>,
  { group, versions, resource }: CustomResource,
  signal: AbortSignal,
  absent: () => void,
  failed: (state: Extract<CollectionState, { ok: false }>) => void = () => {}
): Promise<ServedResource | null> {
  let isSaid = false;
  for (let failures = 0; !signal.aborted;) {
    const answer = await cluster.serves(group, versions, resource);
    if (!answer.ok) {
      if (answer.reason === 'forbidden') {
        return { group, version: versions[0], resource };
      }
      failed(answer);
      failures += 1;
      await pause(backOff(failures, FIRST_PAUSE_MS, Math.random()), signal);
      continue;
    }
    if (answer.value !== null) {
      return answer.value;
    }
    if (!isSaid) {
      isSaid = true;
      log.info(
        { resource: `${resource}.${group}` },
        'the API server does not serve it: it is looked for once a minute'
      );
      absent();
    }
    failures = 0;
    await pause(ABSENT_PAUSE_MS, signal);
  }
  return null;
}
