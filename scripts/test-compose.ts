import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { issue } from '@notafter/testkit';

/** Runs docker-compose.yaml for real, without Grafana where its image cannot be had, and says what it saw. */

const root = path.dirname(import.meta.dirname);
const GRAFANA_IMAGE = 'grafana/grafana:12.3.0';
const AGENT = 'http://127.0.0.1:9793';
const PROMETHEUS = 'http://127.0.0.1:9090';
const INBOX = 'http://127.0.0.1:9794';

const say = (text: string): void => void process.stdout.write(`test:compose: ${text}\n`);

interface Run {
  readonly environment?: Readonly<Record<string, string>>;
  readonly quiet?: boolean;
}

/** Compose is a command of its own in version 1 and a subcommand of docker in version 2. */
const COMPOSE = spawnSync('docker', ['compose', 'version']).status === 0 ? ['docker', 'compose'] : ['docker-compose'];

function compose(args: readonly string[], { environment = {}, quiet = false }: Run = {}): void {
  const [command = '', ...prefix] = COMPOSE;
  const result = spawnSync(command, [...prefix, '--project-name', 'notafter-test', ...args], {
    cwd: root,
    stdio: quiet ? 'ignore' : 'inherit',
    env: { ...process.env, ...environment },
  });
  if (result.status !== 0 && !quiet) {
    throw new Error(`compose ${args.join(' ')} ended with ${result.status}`);
  }
}

const isImageThere = (image: string): boolean => spawnSync('docker', ['image', 'inspect', image]).status === 0;

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    if (await holds().catch(() => false)) {
      say(`seen: ${what}`);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(`not seen within a minute: ${what}`);
}

const text = async (url: string): Promise<string> => (await fetch(url)).text();
const answers = (url: string, pattern: RegExp) => async () => pattern.test(await text(url));

async function seeDemo(services: readonly string[]): Promise<void> {
  compose(['up', '--detach', ...services]);
  await until('the agent is ready on the demo estate', answers(`${AGENT}/metrics`, /subject_CN="flash\.example"/));
  await until('the agent serves its pages', answers(`${AGENT}/`, /viewer\.js/));
  await until(
    'the unreadable file is a finding',
    answers(`${AGENT}/metrics`, /notafter_finding\{.*ldap\.example.*rule="unreadable"/)
  );
  await until('the inbox answers', answers(`${INBOX}/`, /Inbox of the demo/));
  const statusQuery = `${PROMETHEUS}/api/v1/query?query=count(notafter_certificate_status)`;
  await until('Prometheus scraped it', answers(statusQuery, /"result":\[\{/));
  const readyQuery = `${PROMETHEUS}/api/v1/query?query=count(certmanager_certificate_ready_status)`;
  await until('Prometheus scraped the cert-manager of the demo', answers(readyQuery, /"result":\[\{/));
  if (services.includes('grafana')) {
    await until('Grafana answers', answers('http://127.0.0.1:3000/api/health', /"database": *"ok"/));
    const rules = 'http://127.0.0.1:3000/api/prometheus/grafana/api/v1/rules';
    await until('an alert rule fires in Grafana', answers(rules, /"state":"firing"/));
    await until('an alert arrived in the inbox', answers(`${INBOX}/messages`, /"status":"firing"/));
  }
}

/** The documented next step: .env and ./certs. */
async function seeOwnCertificates(): Promise<void> {
  const certs = mkdtempSync(path.join(tmpdir(), 'notafter-certs-'));
  writeFileSync(path.join(certs, 'mine.crt'), issue({ subject: 'CN=mine.example' }).pem, { mode: 0o644 });
  spawnSync('chmod', ['755', certs]);
  const environment = {
    NOTAFTER_COMMAND: 'serve --listen-address :9793 --watch-file /certs/**',
    NOTAFTER_CERTS: certs,
  };
  compose(['up', '--detach', 'agent'], { environment });
  await until(
    './certs instead of the demo',
    answers(`${AGENT}/metrics`, /filepath="\/certs\/mine\.crt".*mine\.example/)
  );
  rmSync(certs, { recursive: true });
}

if (spawnSync('docker', ['info']).status !== 0) {
  say('skipped: no Docker engine answers (apt-get install docker.io docker-compose, and start dockerd)');
} else {
  const hasGrafana = isImageThere(GRAFANA_IMAGE);
  say(hasGrafana ? 'all services' : `without grafana: its image ${GRAFANA_IMAGE} is not here`);
  const services = ['agent', 'prometheus', ...(hasGrafana ? ['grafana'] : [])];
  try {
    compose(['build', ...services.filter((service) => service !== 'prometheus')]);
    await seeDemo(services);
    await seeOwnCertificates();
    say('passed');
  } finally {
    compose(['logs', '--tail', '20'], { quiet: false });
    compose(['down', '--volumes'], { quiet: true });
  }
}
