import type { Codec } from './codec.ts';
import type { Failure } from './failure.ts';
import type { Collection, CollectionHandler, FollowOptions, ObjectMeta } from './kube.ts';
import { type ClusterContext, listPages } from './list-pages.ts';
import { retryPause } from './retry-pause.ts';
import { createStateTeller } from './tell-state.ts';
import { createToldObjects } from './told-objects.ts';
import { watchCollection } from './watch-collection.ts';
import type { WatchEnd } from './watch-events.ts';

const PAGE_SIZE = 100;
const RESYNC_MS = 1_800_000;

/** Page size after a LIST whose continue token ended before its last page: larger ones need less time. */
const PAGE_SIZE_GROWTH = 5;
const LARGEST_PAGE = 5000;

const GONE = 410;

/** What one LIST or watch came to. */
interface Outcome {
  /** Where the next watch begins; null: with a LIST. */
  readonly from: string | null;
  /** It told something, or lasted: failures before it do not count any longer. */
  readonly isUseful: boolean;
  /** It ended as it should: the next begins without a pause. */
  readonly isGood: boolean;
  readonly failure?: Failure;
}

/**
 * LISTs and WATCHes a collection until the signal aborts, and tells the handler what is new.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 * Rejects only with what the handler throws.
 */
export async function follow<T extends ObjectMeta>(
  context: ClusterContext,
  collection: Collection,
  codec: Codec<T>,
  handler: CollectionHandler<T>,
  signal: AbortSignal,
  options: FollowOptions = {}
): Promise<void> {
  const { timing, random } = context;
  const steps = createSteps(context, { collection, codec, handler, signal, ...options });
  let from: string | null = null;
  let failures = 0;
  while (!signal.aborted) {
    const outcome: Outcome = from === null ? await steps.list() : await steps.watch(from);
    from = outcome.from;
    failures = outcome.isUseful ? 0 : failures;
    if (outcome.isGood) {
      continue;
    }
    failures += 1;
    const isFirstGone = outcome.failure?.code === GONE && failures === 1;
    if (!isFirstGone) {
      await timing.wait(retryPause(failures, timing, random(), outcome.failure), signal);
    }
  }
}

interface StepOptions<T extends ObjectMeta> extends FollowOptions {
  readonly collection: Collection;
  readonly codec: Codec<T>;
  readonly handler: CollectionHandler<T>;
  readonly signal: AbortSignal;
}

interface Steps {
  list(): Promise<Outcome>;
  /** A LIST instead when it is time for one. */
  watch(from: string): Promise<Outcome>;
}

function createSteps<T extends ObjectMeta>(context: ClusterContext, options: StepOptions<T>): Steps {
  const { collection, codec, handler, signal, pageSize = PAGE_SIZE, resyncMs = RESYNC_MS } = options;
  const { timing, random } = context;
  const told = createToldObjects();
  const state = createStateTeller((it) => signal.aborted || handler.state(it));
  let resyncAt = 0;
  let currentPageSize: number | null = pageSize;
  let wasNotServed = false;

  function changed(object: T): void | Promise<void> {
    return told.note(object) ? handler.changed(object) : undefined;
  }

  function deleted(object: ObjectMeta): void {
    if (told.forget(object)) {
      handler.deleted({ namespace: object.namespace, name: object.name });
    }
  }

  async function list(): Promise<Outcome> {
    told.beginList();
    const listed = await listPages(context, { collection, codec, pageSize: currentPageSize, signal }, changed);
    if (signal.aborted || !listed.ok) {
      told.abandonList();
      return listed.ok ? { from: null, isUseful: false, isGood: true } : listFailed(listed);
    }
    told.completeList().forEach((object) => handler.deleted(object));
    state.listed();
    wasNotServed = false;
    currentPageSize = pageSize;
    resyncAt = timing.monotonic() + resyncMs * (0.9 + 0.2 * random());
    return { from: listed.resourceVersion, isUseful: false, isGood: true };
  }

  function listFailed(failed: Failure): Outcome {
    if (failed.code === GONE) {
      const larger = (currentPageSize ?? Infinity) * PAGE_SIZE_GROWTH;
      currentPageSize = larger > LARGEST_PAGE ? null : larger;
    } else {
      state.failed(failed);
    }
    // Once may be an API server that has just started and does not know its custom resources yet.
    if (failed.reason === 'not_served' && wasNotServed) {
      told.forgetAll().forEach((object) => handler.deleted(object));
    }
    wasNotServed = failed.reason === 'not_served';
    return { from: null, isUseful: false, isGood: false, failure: failed };
  }

  async function watch(from: string): Promise<Outcome> {
    const beganAt = timing.monotonic();
    if (beganAt >= resyncAt) {
      return list();
    }
    const span = timing.longestWatchMs - timing.shortestWatchMs;
    const lastsMs = Math.min(timing.shortestWatchMs + span * random(), resyncAt - beganAt);
    let reached = from;
    const end = await watchCollection(
      context,
      { collection, codec, from, lastsMs, signal },
      {
        opened: state.watching,
        changed,
        deleted,
        reached: (resourceVersion) => (reached = resourceVersion),
      }
    );
    const isUseful = reached !== from || timing.monotonic() - beganAt >= timing.usefulWatchMs;
    return { isUseful, ...watchEnded(end, reached, isUseful) };
  }

  function watchEnded(end: WatchEnd, reached: string, isUseful: boolean): Omit<Outcome, 'isUseful'> {
    if (end.kind === 'ended') {
      return { from: reached, isGood: isUseful };
    }
    const { kind, failure } = end;
    const isGone = failure.code === GONE;
    if (kind !== 'broken' && !isGone) {
      state.failed(failure);
    }
    const isToList = kind === 'invalid' || isGone || failure.reason === 'not_served';
    return { from: isToList ? null : reached, isGood: false, failure };
  }

  return { list, watch };
}
