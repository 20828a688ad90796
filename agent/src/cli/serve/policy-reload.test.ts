import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS } from '@notafter/core';
import { issue, until } from '@notafter/testkit';
import { loadConfig } from '../../config/load-config.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { createLog } from './create-log.ts';
import { startAgent } from './start-agent.ts';

test(
  'after a reload that changes only the policy, nobody is told that nothing has changed',
  { timeout: 60_000 },
  async () => {
    using directory = temporaryDirectory();
    const day = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const file = directory.write('web.pem', issue({ notBefore: day - 100 * DAY_MS, notAfter: day + 200 * DAY_MS }).pem);
    const configWith = (warnBefore: string) => {
      const text = `server: { listen: '127.0.0.1:0' }\npolicy: { warnBefore: ${warnBefore} }\nsources: [{ kind: file, name: files, paths: ['${file}'] }]\n`;
      const loaded = loadConfig(text, 'config.yaml', {});
      return loaded.ok ? loaded.config : assert.fail(JSON.stringify(loaded.problems));
    };
    const log = createLog({ level: 'error', format: 'json' }, (line) => assert.fail(line));
    const started = await startAgent({ config: configWith('30d'), clock: Date.now, log, viewerDirectory: null });
    assert.ok(started.ok);
    const { agent } = started;
    try {
      await until(async () => (await fetch(`${agent.url}readyz`)).ok);
      const valuesUrl = `${agent.url}api/v1/fields/state/values`;
      const before = await fetch(valuesUrl);
      assert.match(await before.text(), /valid/);
      const headers = { 'if-none-match': before.headers.get('etag')! };
      assert.equal((await fetch(valuesUrl, { headers })).status, 304);
      await agent.apply(configWith('250d'));
      const after = await fetch(valuesUrl, { headers });
      assert.equal(after.status, 200);
      assert.match(await after.text(), /warning/);
    } finally {
      await agent.stop();
    }
  }
);
