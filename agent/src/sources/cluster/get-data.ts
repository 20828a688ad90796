import { type Gap, shellQuote } from '@notafter/core';
import type { Cluster, Collection, DataObject, ObjectMeta } from '../../kube/kube.ts';
import { pause } from '../polled-source.ts';
import { backOff } from '../run-source.ts';
import { GIVE_RIGHTS } from './rights-gaps.ts';

/** Resolves to whether it was used. */
export type GetData = (
  collection: Collection,
  object: Pick<ObjectMeta, 'namespace' | 'name'>,
  signal: AbortSignal,
  use: (object: DataObject) => void | Promise<void>
) => Promise<boolean>;

const FIRST_PAUSE_MS = 1000;

/**
 * Gets one Secret or ConfigMap now, and waits while the server cannot be asked. Not used is one that is gone, and one
 * that may not be read, which is told as a gap until another may be.
 */
export function createGetData(cluster: Cluster, tellGaps: (gaps: readonly Gap[]) => void): GetData {
  const refused = new Map<string, Gap>();

  function tell(resource: string, gap: Gap | null): void {
    const isNews = gap === null ? refused.delete(resource) : refused.get(resource)?.message !== gap.message;
    if (gap !== null) {
      refused.set(resource, gap);
    }
    if (isNews) {
      tellGaps([...refused.values()]);
    }
  }

  return async (collection, { namespace, name }, signal, use) => {
    for (let failures = 1; !signal.aborted; failures += 1) {
      const answer = await cluster.getData({ ...collection, namespace }, name, use);
      if (answer.ok) {
        tell(collection.resource, null);
        return true;
      }
      if (answer.reason === 'missing') {
        return false;
      }
      if (answer.reason === 'forbidden' || answer.reason === 'decode_failed') {
        tell(collection.resource, refusal(collection.resource, answer.message));
        return false;
      }
      await pause(backOff(failures, FIRST_PAUSE_MS, Math.random()), signal);
    }
    return false;
  };
}

function refusal(resource: string, message: string): Gap {
  return {
    object: `Well-known ${resource}`,
    message: `${resource} that are read by name are not seen: ${message}`,
    remedy: [
      {
        ...GIVE_RIGHTS,
        text: "Give the agent's account the rights that its configuration needs, or set wellKnown and kubeconfigs to false",
      },
      {
        text: "Proof: this answers yes, asked as the agent's account (add --as)",
        command: `kubectl auth can-i get ${shellQuote(resource)} --all-namespaces`,
      },
    ],
  };
}
