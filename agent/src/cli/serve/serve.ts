import { isDeepStrictEqual } from 'node:util';
import type { Terminal } from '../terminal.ts';
import { EXIT } from '../exit-code.ts';
import { type Configured, configure } from './configure.ts';
import { createLog } from './create-log.ts';
import { createReloader } from './create-reloader.ts';
import type { ServeFlags } from './serve-flags.ts';
import { startAgent } from './start-agent.ts';
import { untilSignal } from './until-signal.ts';
import { findViewerDirectory, isViewer } from './viewer-directory.ts';
import { watchFile } from './watch-file.ts';

const WATCH_INTERVAL_MS = 2_000;
/** A read that hangs in the kernel must not keep the process: Kubernetes kills after 30 s. */
const LONGEST_END_MS = 5_000;

const NO_SOURCE = `there is nothing to watch: name at least one source, for example

  notafter --watch-file '/etc/ssl/certs/*.pem' --watch-kubeconf /etc/kubernetes/admin.conf
  notafter --config notafter.yaml, where notafter.yaml says
    sources:
      - { kind: file, name: control-plane, preset: kubeadm }

To list once what this machine has: notafter scan. To see everything at work: notafter demo.`;

/** Runs the agent until it is told to end. Returns the exit code. */
export async function serve(flags: ServeFlags, terminal: Terminal): Promise<number> {
  const configured = await configure(flags, terminal.environment);
  const refusal = refusalOf(configured, flags);
  if (!configured.ok || refusal !== null) {
    refusal?.messages.forEach((message) => terminal.writeError(`notafter: ${message}\n`));
    return refusal?.exitCode ?? EXIT.failed;
  }
  return run(configured, flags, terminal);
}

interface Refusal {
  readonly exitCode: number;
  readonly messages: readonly string[];
}

function refusalOf(configured: Configured, { viewerDirectory }: ServeFlags): Refusal | null {
  if (!configured.ok) {
    return configured;
  }
  if (configured.config.sources.length === 0) {
    return { exitCode: EXIT.failed, messages: [...configured.warnings, NO_SOURCE] };
  }
  if (viewerDirectory !== undefined && !isViewer(viewerDirectory)) {
    return { exitCode: EXIT.failed, messages: [`--viewer-directory: ${viewerDirectory} has no index.html`] };
  }
  return null;
}

async function run(
  { config, file, warnings }: Extract<Configured, { ok: true }>,
  flags: ServeFlags,
  terminal: Terminal
): Promise<number> {
  const log = createLog(config.log, (line) => terminal.writeError(line));
  warnings.forEach((warning) => log.warn(warning));
  const started = await startAgent({
    ...{ config, log, clock: Date.now },
    viewerDirectory: flags.viewerDirectory ?? findViewerDirectory(),
    reload: () => (file === null ? null : reloader.state()),
  });
  if (!started.ok) {
    terminal.writeError(`notafter: ${started.message}\n`);
    return EXIT.failed;
  }
  const { agent } = started;
  const reloader = createReloader({
    configure: () => configure(flags, terminal.environment),
    async apply(next) {
      if (!isDeepStrictEqual(next.server, config.server)) {
        log.warn({ server: next.server }, 'another server section takes effect at the next start only');
      }
      log.level = next.log.level;
      await agent.apply(next);
    },
    ...{ clock: Date.now, log },
  });
  const ending = new AbortController();
  process.on('SIGHUP', () => void reloader.reload('SIGHUP'));
  if (file !== null) {
    watchFile(file, () => void reloader.reload(`${file} changed`), {
      intervalMs: WATCH_INTERVAL_MS,
      signal: ending.signal,
    });
  }
  log.info({ url: agent.url, sources: config.sources.length, file: file ?? 'none' }, 'listening');
  log.info({ signal: await untilSignal() }, 'ending');
  ending.abort();
  setTimeout(() => process.exit(EXIT.ok), LONGEST_END_MS).unref();
  await agent.stop();
  return EXIT.ok;
}
