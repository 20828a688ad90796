import type { TestContext } from 'node:test';
import type { Cluster, Collection, FollowOptions } from '../kube.ts';
import { recordHandler } from './record-handler.ts';

type Kind = 'followData' | 'followObjects' | 'followMetadata';

export const SECRETS: Collection = { group: '', version: 'v1', resource: 'secrets', namespace: null };

interface FollowParts {
  readonly kind?: Kind;
  readonly collection?: Collection;
  readonly options?: FollowOptions;
}

/** Follows a collection until the test, or `stop`, ends it. */
export function setUpFollow(test: Pick<TestContext, 'after'>, cluster: Cluster, parts: FollowParts = {}) {
  const { kind = 'followData', collection = SECRETS, options } = parts;
  const recorder = recordHandler();
  const ended = new AbortController();
  const running = cluster[kind](collection, recorder, ended.signal, options);
  const stop = async () => {
    ended.abort();
    await running;
  };
  test.after(stop);
  return { ...recorder, running, stop };
}
