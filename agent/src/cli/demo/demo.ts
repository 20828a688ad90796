import { createApiServer, type Estate, writeEstate } from '@notafter/testkit';
import type { Config } from '../../config/config.ts';
import { urlOf } from '../../config/listen-address.ts';
import { loadConfig } from '../../config/load-config.ts';
import { createService } from '../../http/create-service.ts';
import { EXIT } from '../exit-code.ts';
import { createLog } from '../serve/create-log.ts';
import { type Listener, listen } from '../serve/listen.ts';
import { type Agent, startAgent } from '../serve/start-agent.ts';
import { untilSignal } from '../serve/until-signal.ts';
import { findViewerDirectory } from '../serve/viewer-directory.ts';
import type { Terminal } from '../terminal.ts';
import { clusterMetrics } from './cluster-metrics.ts';
import { demoDirectory } from './demo-directory.ts';
import { inboxRoutes } from './inbox.ts';
import { keepChanging } from './keep-changing.ts';

export interface DemoOptions {
  readonly listenAddress: string;
  readonly inboxAddress: string;
  /** Where the estate is written; the system's temporary folder when absent. */
  readonly directory?: string;
}

/** Issues an estate of certificates in a folder of its own and runs the agent on it until a signal. Returns the exit code. */
export async function demo(options: DemoOptions, terminal: Terminal): Promise<number> {
  const directory = demoDirectory(options.directory);
  const server = await createApiServer();
  const estate = writeEstate(directory.path, Date.now(), { server });
  directory.dropPrivileges();
  try {
    const started = await start(estate, options, terminal);
    if (!started.ok) {
      terminal.writeError(`notafter: ${started.message}\n`);
      return EXIT.failed;
    }
    const changes = keepChanging(estate.change, Date.now);
    terminal.write(welcome(started.agent, started.inbox, directory.path));
    await untilSignal();
    changes.stop();
    await Promise.all([started.agent.stop(), started.inbox.close()]);
    return EXIT.ok;
  } finally {
    await server.close();
    directory.remove();
  }
}

type Started =
  | { readonly ok: true; readonly agent: Agent; readonly inbox: Listener }
  | { readonly ok: false; readonly message: string };

async function start(estate: Estate, options: DemoOptions, terminal: Terminal): Promise<Started> {
  const loaded = loadConfig(estate.configuration, 'demo.yaml', {});
  if (!loaded.ok) {
    throw new Error(`the demo's configuration is wrong: ${JSON.stringify(loaded.problems)}`);
  }
  const config: Config = { ...loaded.config, server: { ...loaded.config.server, listen: options.listenAddress } };
  const log = createLog({ level: 'warn', format: 'text' }, (line) => terminal.writeError(line));
  const besides = [...inboxRoutes(Date.now), ...clusterMetrics(estate, Date.now)];
  const service = createService(besides, (error) => log.error({ err: error }, 'a request to the inbox failed'));
  const inbox = await listen(service, { ...config.server, listen: options.inboxAddress });
  if (!inbox.ok) {
    return inbox;
  }
  const agent = await startAgent({ config, clock: Date.now, log, viewerDirectory: findViewerDirectory() });
  if (!agent.ok) {
    await inbox.listener.close();
    return agent;
  }
  return { ok: true, agent: agent.agent, inbox: inbox.listener };
}

const welcome = (agent: Agent, inbox: Listener, directory: string): string => `
  Notafter watches a demo estate of three hosts and a cluster in ${directory}

    pages     ${agent.url}
    metrics   ${agent.url}metrics
    inbox     ${urlOf(inbox.address)}   (where alerts of the compose demo arrive)

  flash.example lives eight minutes: watch it turn to warning, to critical, and renew. Ctrl-C ends and removes it all.
`;
