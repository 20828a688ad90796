import type { Config } from '../../config/config.ts';
import type { Log } from '../../sources/source.ts';
import type { Configured } from './configure.ts';

/** How the last reading of the configuration went. */
export interface ReloadState {
  readonly ok: boolean;
  /** The last good one. */
  readonly atMs: number;
}

export interface Reloader {
  state(): ReloadState;
  /** Reads the configuration again. One after the other; never rejects. */
  reload(because: string): Promise<void>;
}

export interface ReloaderOptions {
  configure(): Promise<Configured>;
  apply(config: Config): Promise<void>;
  readonly clock: () => number;
  readonly log: Log;
}

/** Takes a good new configuration over and keeps the old one when the new one is bad. */
export function createReloader({ configure, apply, clock, log }: ReloaderOptions): Reloader {
  let state: ReloadState = { ok: true, atMs: clock() };
  let last = Promise.resolve();

  async function reload(because: string): Promise<void> {
    const refusal = await attempt();
    state = refusal === null ? { ok: true, atMs: clock() } : { ...state, ok: false };
    if (refusal === null) {
      log.info({ because }, 'configuration reloaded');
    } else {
      log.error({ because, problems: refusal }, 'the new configuration is refused, the old one stays');
    }
  }

  async function attempt(): Promise<readonly string[] | null> {
    try {
      const configured = await configure();
      if (!configured.ok) {
        return configured.messages;
      }
      if (configured.config.sources.length === 0) {
        return ['it names no source'];
      }
      configured.warnings.forEach((warning) => log.warn(warning));
      await apply(configured.config);
      return null;
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  }

  return {
    state: () => state,
    reload(because) {
      last = last.then(() => reload(because));
      return last;
    },
  };
}
