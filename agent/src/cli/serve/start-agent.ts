import { isDeepStrictEqual } from 'node:util';
import type { Config } from '../../config/config.ts';
import { urlOf } from '../../config/listen-address.ts';
import { createApi } from '../../api/create-api.ts';
import { createJudge } from '../../findings/create-judge.ts';
import { createHistory } from '../../history/create-history.ts';
import type { Service } from '../../http/service.ts';
import { createInventory } from '../../inventory/create-inventory.ts';
import { type Exposition, createExposition } from '../../metrics/create-exposition.ts';
import { createSource } from '../../sources/create-source.ts';
import { runSource } from '../../sources/run-source.ts';
import type { Log } from '../../sources/source.ts';
import { VERSION } from '../package-version.ts';
import type { ReloadState } from './create-reloader.ts';
import { listen } from './listen.ts';
import { policiesOf } from './policies.ts';
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
  let policyFor = policiesOf(options.config);
  const judge = createJudge({ inventory, policyFor: (slot) => policyFor(slot) });
  const history = createHistory({ inventory, judge });
  let served = serving(options.config, null);

  function serving(config: Config, before: Served | null): Served {
    // Its counters go on, unless its labels change.
    const labelledBy = ({ metrics, cluster }: Config) => [metrics, cluster];
    const isSame = before !== null && isDeepStrictEqual(labelledBy(before.config), labelledBy(config));
    const reload = options.reload ?? (() => null);
    const exposition = isSame
      ? before.exposition
      : createExposition({ inventory, judge, config, clock, version: VERSION, reload });
    const api = createApi({
      ...{ inventory, judge, history, exposition, clock, log },
      check: (slot) => sources.check(slot),
      version: VERSION,
      cluster: config.cluster,
      viewerDirectory: options.viewerDirectory,
    });
    return { config, exposition, api };
  }

  const current: Service = {
    answer: (incoming) => served.api.answer(incoming),
    failed: (error, incoming) => served.api.failed(error, incoming),
  };
  const listening = await listen(current, options.config.server);
  if (!listening.ok) {
    return listening;
  }
  await sources.apply(options.config.sources, options.config.cluster);
  const { listener } = listening;
  return {
    ok: true,
    agent: {
      url: urlOf(listener.address),
      async apply(config) {
        policyFor = policiesOf(config);
        served = serving(config, served);
        await sources.apply(config.sources, config.cluster);
      },
      async stop() {
        await Promise.all([listener.close(), sources.stop()]);
      },
    },
  };
}

/** What answers requests under one configuration. */
interface Served {
  readonly config: Config;
  readonly exposition: Exposition;
  readonly api: Service;
}
