import type { Config } from '../../config/config.ts';
import { urlOf } from '../../config/listen-address.ts';
import { mergePolicy } from '../../config/merge-policy.ts';
import { createApi } from '../../api/create-api.ts';
import { type Judge, createJudge } from '../../findings/create-judge.ts';
import { createHistory } from '../../history/create-history.ts';
import { createInventory } from '../../inventory/create-inventory.ts';
import { createExposition } from '../../metrics/create-exposition.ts';
import { createSource } from '../../sources/create-source.ts';
import { runSource } from '../../sources/run-source.ts';
import type { Log } from '../../sources/source.ts';
import { VERSION } from '../package-version.ts';
import type { ReloadState } from './create-reloader.ts';
import { type Fetch, listen } from './listen.ts';
import { createSourceSet } from './source-set.ts';

export interface AgentOptions {
  readonly config: Config;
  readonly clock: () => number;
  readonly log: Log;
  readonly viewerDirectory: string | null;
  readonly reload?: () => ReloadState | null;
}

export interface Agent {
  /** Where a browser on this machine finds it. */
  readonly url: string;
  /** Goes on with another configuration; its listen address needs a restart. */
  apply(config: Config): Promise<void>;
  stop(): Promise<void>;
}

export type AgentResult =
  { readonly ok: true; readonly agent: Agent } | { readonly ok: false; readonly message: string };

/** Wires all rooms together, listens, and starts the sources. */
export async function startAgent(options: AgentOptions): Promise<AgentResult> {
  const { clock, log } = options;
  const inventory = createInventory({ clock });
  const sources = createSourceSet({
    inventory,
    create: (source, cluster) => createSource(source, { cluster, clock, log }),
    run: (source, sink, signal) => runSource(source, sink, signal, { clock, log }),
  });
  const history = createHistory({ inventory });
  let fetch: Fetch;

  async function apply(config: Config): Promise<void> {
    const judge = createJudgeFor(config);
    const reload = options.reload ?? (() => null);
    const exposition = createExposition({ inventory, judge, config, clock, version: VERSION, reload });
    const api = createApi({
      ...{ inventory, judge, history, exposition, clock, log },
      check: (slot) => sources.check(slot),
      version: VERSION,
      cluster: config.cluster,
      viewerDirectory: options.viewerDirectory,
    });
    fetch = (request) => api.fetch(request);
    await sources.apply(config.sources, config.cluster);
  }

  function createJudgeFor({ policy, sources: configs }: Config): Judge {
    const policies = new Map(configs.map((source) => [source.name, mergePolicy(policy, source.policy)]));
    return createJudge({ inventory, policyFor: (slot) => policies.get(slot.location.source) ?? policy });
  }

  const listening = await listen((request) => fetch(request), options.config.server);
  if (!listening.ok) {
    return listening;
  }
  await apply(options.config);
  const { listener } = listening;
  return {
    ok: true,
    agent: {
      url: urlOf(listener.address),
      apply,
      async stop() {
        await Promise.all([listener.close(), sources.stop()]);
      },
    },
  };
}
