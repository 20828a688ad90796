import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { issue, until } from '@notafter/testkit';
import { temporaryDirectory } from '../temporary-directory.ts';

const MAIN = path.join(import.meta.dirname, '../../main.ts');

/** The agent as a process of its own. */
function spawnAgent(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { HOME: '/nowhere' } });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (log += chunk));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  return {
    log: () => log,
    signal: (name: NodeJS.Signals) => child.kill(name),
    async exitCode() {
      const [code] = await ended;
      return code;
    },
    async url() {
      await until(() => log.includes('listening') || child.exitCode !== null);
      return /url=(\S+)/.exec(log)?.[1] ?? assert.fail(log);
    },
  };
}

async function metricsOf(url: string): Promise<string> {
  return (await fetch(`${url}metrics`)).text();
}

/** The paths of all certificates in the metrics. */
function paths(metrics: string): string[] {
  const lines = metrics.split('\n').filter((line) => line.startsWith('x509_cert_not_after{'));
  return lines.map((line) => path.basename(/filepath="([^"]*)"/.exec(line)?.[1] ?? '')).toSorted();
}

describe('serve', { timeout: 120_000 }, () => {
  it('serves, reloads without loss, keeps the old configuration when the new one is bad, and ends', async () => {
    using directory = temporaryDirectory();
    const web = directory.write('web.pem', issue({ subject: 'CN=web' }).pem);
    const mail = directory.write('mail.pem', issue({ subject: 'CN=mail' }).pem);
    const configOf = (...files: string[]) =>
      `sources:\n${files.map((file) => `  - { kind: file, name: ${path.basename(file)}, paths: ['${file}'] }\n`).join('')}`;
    const config = directory.write('config.yaml', configOf(web));
    const agent = spawnAgent('--config', config, '--listen-address', '127.0.0.1:0');
    const url = await agent.url();
    await until(async () => (await fetch(`${url}readyz`)).ok);
    assert.deepEqual(paths(await metricsOf(url)), ['web.pem']);

    writeFileSync(config, configOf(web, mail));
    agent.signal('SIGHUP');
    await until(async () => paths(await metricsOf(url)).length === 2);

    writeFileSync(config, 'sources: 7\n');
    agent.signal('SIGHUP');
    await until(async () => /^notafter_config_last_reload_successful 0$/m.test(await metricsOf(url)));
    assert.deepEqual(paths(await metricsOf(url)), ['mail.pem', 'web.pem']);
    assert.match(agent.log(), /refused.*config\.yaml:1:10: sources: must be a list/);

    // No signal this time: the change of the file alone.
    writeFileSync(config, configOf(mail));
    await until(async () => paths(await metricsOf(url)).join() === 'mail.pem');
    assert.match(await metricsOf(url), /^notafter_config_last_reload_successful 1$/m);

    agent.signal('SIGTERM');
    assert.equal(await agent.exitCode(), 0);
  });

  it('says which port is in use', async () => {
    using directory = temporaryDirectory();
    const file = directory.write('web.pem', issue().pem);
    const first = spawnAgent('-f', file, '-b', '127.0.0.1:0');
    const { host } = new URL(await first.url());
    const second = spawnAgent('-f', file, '-b', host);
    assert.equal(await second.exitCode(), 1);
    assert.equal(
      second.log(),
      `notafter: ${host} is in use: stop what listens there, or choose another with --listen-address\n`
    );
    first.signal('SIGINT');
    assert.equal(await first.exitCode(), 0);
  });
});
