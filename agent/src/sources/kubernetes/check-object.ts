import type { Location } from '@notafter/core';
import type { DataObject } from '../../kube/kube.ts';
import { checkHeld } from '../cluster/check-held.ts';
import type { ClusterSession } from '../cluster/cluster-session.ts';
import type { HeldObjects } from '../cluster/held-objects.ts';
import type { DataFollower } from './follow-data.ts';

/** Reads the object of a location again, now. */
export function createObjectChecker(held: HeldObjects, followers: readonly DataFollower[]) {
  return async (location: Location, { cluster, log, signal }: ClusterSession): Promise<void> => {
    for (const { holder } of followers) {
      const identity = holder.identify(location);
      if (identity !== null) {
        await checkHeld<DataObject>({
          ...{ held, object: identity.object, log },
          get: (use) => cluster.getData(identity.collection, identity.name, use),
          hold: (collection, object) => holder.hold(collection, object, cluster, signal),
        });
      }
    }
  };
}
