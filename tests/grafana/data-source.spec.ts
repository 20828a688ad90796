import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AGENT_URL, agentHealth, DATA_SOURCE_TYPE } from './agent.ts';
import { expect, test } from './test.ts';

const HEALTH = '/api/v1/health';

test.describe('Save & test', () => {
  test('counts what the agent holds', async ({ createDataSourceConfigPage, page }) => {
    const { sourcesInTrouble } = await agentHealth();
    const config = await createDataSourceConfigPage({ type: DATA_SOURCE_TYPE });
    await page.getByLabel('URL of the agent').fill(AGENT_URL);
    await expect(config.saveAndTest({ path: HEALTH })).toBeOK();
    await expect(config).toHaveAlert(sourcesInTrouble.length === 0 ? 'success' : 'warning', {
      hasText: /[\d,]+ certificates? from \d+ sources? · agent \d+\.\d+/,
    });
  });

  test('says where alert rules come from', async ({ createDataSourceConfigPage, page }) => {
    await createDataSourceConfigPage({ type: DATA_SOURCE_TYPE });
    await expect(page.getByText('Alert rules run on Grafana’s server and query Prometheus')).toBeVisible();
  });
});

test.describe('Save & test on what is no agent', () => {
  test.use({ expectedErrors: [/Failed to load resource/] });

  test('nothing listens there', async ({ createDataSourceConfigPage, page }) => {
    const config = await createDataSourceConfigPage({ type: DATA_SOURCE_TYPE });
    await page.getByLabel('URL of the agent').fill('http://127.0.0.1:1');
    await config.saveAndTest({ path: HEALTH });
    await expect(config).toHaveAlert('error', { hasText: /cannot reach the agent.*Is the agent running/ });
  });

  for (const [name, status, body, said] of [
    ['another server', 404, '404 page not found', /knows no Notafter API.*9793/],
    ['a page to sign in', 200, '<!doctype html><title>Sign in</title>', /not a Notafter agent: it sent a web page/],
    ['Prometheus', 200, '{"status":"success","data":{}}', /not a Notafter agent: it looks like Prometheus/],
    ['a refusal', 401, '{"error":{"code":"unauthorized","message":"no"}}', /refused the credentials.*user, password/],
  ] as const) {
    test(name, async ({ createDataSourceConfigPage, page }) => {
      const server = createServer((_request, response) => response.writeHead(status).end(body));
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      const config = await createDataSourceConfigPage({ type: DATA_SOURCE_TYPE });
      await page.getByLabel('URL of the agent').fill(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      await config.saveAndTest({ path: HEALTH });
      await expect(config).toHaveAlert('error', { hasText: said });
      server.close();
      server.closeAllConnections();
    });
  }
});
