import type { SourceConfig } from '../../config/config.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import type { Slot } from '../../inventory/slot.ts';
import type { Source } from '../../sources/source.ts';

interface RunningSource {
  readonly source: Source;
  /** What it was made from: another one means another source. */
  readonly identity: string;
  stop(): Promise<void>;
}

export interface SourceSetOptions {
  readonly inventory: Inventory;
  create(config: SourceConfig, cluster: string): Source;
  /** Runs a source until the signal aborts. */
  run(source: Source, sink: ReturnType<Inventory['addSource']>, signal: AbortSignal): Promise<void>;
}

/** The sources that run now. */
export interface SourceSet {
  /** Starts what is new, stops what is gone and restarts what changed; all others go on with what they read. */
  apply(configs: readonly SourceConfig[], cluster: string): Promise<void>;
  /** Has the source of a slot read it again. */
  check(slot: Slot): Promise<void>;
  stop(): Promise<void>;
}

export function createSourceSet({ inventory, create, run }: SourceSetOptions): SourceSet {
  const running = new Map<string, RunningSource>();

  async function remove(name: string): Promise<void> {
    const stopped = running.get(name)?.stop();
    running.delete(name);
    await stopped;
    inventory.removeSource(name);
  }

  function start(config: SourceConfig, cluster: string): void {
    const source = create(config, cluster);
    const { kind, name, looksAt } = source;
    const sink = inventory.addSource({ kind, name, looksAt, cluster: source.cluster });
    const controller = new AbortController();
    const done = run(source, sink, controller.signal);
    const stop = () => {
      controller.abort();
      return done;
    };
    running.set(config.name, { source, identity: identityOf(config, cluster), stop });
  }

  return {
    async apply(configs, cluster) {
      const wanted = new Map(configs.map((config) => [config.name, identityOf(config, cluster)]));
      const stale = [...running].filter(([name, { identity }]) => wanted.get(name) !== identity);
      await Promise.all(stale.map(([name]) => remove(name)));
      configs.filter(({ name }) => !running.has(name)).forEach((config) => start(config, cluster));
    },
    async check(slot) {
      await running.get(slot.location.source)?.source.check(slot.location);
    },
    async stop() {
      await Promise.all([...running.values()].map((source) => source.stop()));
      running.clear();
    },
  };
}

/** A source reads nothing else when its policy changes: that alone does not restart it. */
function identityOf({ policy: _, ...config }: SourceConfig, cluster: string): string {
  return JSON.stringify([cluster, config]);
}
