import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PluginOptions } from '@grafana/plugin-e2e';
import { defineConfig } from '@playwright/test';
import { chromiumFromNpm } from '../browser.ts';
import { stateOf, VIEWER } from './users.ts';

const url = process.env['GRAFANA_URL'];
if (url === undefined) {
  process.stdout.write('skipped: GRAFANA_URL names no Grafana (docker compose up, then http://127.0.0.1:3000)\n');
  process.exit(0);
}

const signIn = {
  testDir: path.join(path.dirname(fileURLToPath(import.meta.resolve('@grafana/plugin-e2e'))), 'auth'),
  testMatch: /.*\.js/,
};

export default defineConfig<PluginOptions>({
  testDir: '.',
  outputDir: '../../test-results/grafana',
  reporter: [['list']],
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  use: {
    baseURL: url,
    launchOptions: await chromiumFromNpm(),
    viewport: { width: 1600, height: 900 },
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'sign in as admin', ...signIn },
    { name: 'sign in as viewer', ...signIn, use: { user: VIEWER } },
    {
      name: 'grafana',
      use: { storageState: stateOf('admin') },
      dependencies: ['sign in as admin', 'sign in as viewer'],
    },
  ],
});
