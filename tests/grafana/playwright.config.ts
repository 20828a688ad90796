import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PluginOptions } from '@grafana/plugin-e2e';
import { defineConfig } from '@playwright/test';
import { chromiumFromNpm } from '../browser.ts';
import { isEmpty } from './is-empty.ts';
import { EDITOR, VIEWER } from './users.ts';

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
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  use: {
    baseURL: url,
    launchOptions: await chromiumFromNpm(),
    viewport: { width: 1600, height: 900 },
    // Without one it is en-US@posix, with which Grafana does not start.
    locale: 'en-US',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'sign in as admin', ...signIn },
    { name: 'sign in as editor', ...signIn, use: { user: EDITOR } },
    { name: 'sign in as viewer', ...signIn, use: { user: VIEWER } },
    {
      ...((await isEmpty(url))
        ? { name: 'empty', testMatch: /from-empty\.spec\.ts/ }
        : { name: 'provisioned', testIgnore: /from-empty\.spec\.ts/ }),
      dependencies: ['sign in as admin', 'sign in as editor', 'sign in as viewer'],
    },
  ],
});
