import { defineConfig } from '@playwright/test';
import { chromiumFromNpm } from '../browser.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/viewer',
  reporter: [['list']],
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  use: {
    launchOptions: await chromiumFromNpm(),
    actionTimeout: 20_000,
    viewport: { width: 1600, height: 900 },
    colorScheme: 'dark',
    timezoneId: 'UTC',
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
});
