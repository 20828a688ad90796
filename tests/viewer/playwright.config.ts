import { defineConfig } from '@playwright/test';
import { chromiumFromNpm } from '../browser.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/viewer',
  reporter: [['list']],
  workers: 1,
  timeout: 30_000,
  expect: { timeout: 8_000 },
  forbidOnly: true,
  use: {
    launchOptions: await chromiumFromNpm(),
    actionTimeout: 15_000,
    viewport: { width: 1600, height: 900 },
    colorScheme: 'dark',
    timezoneId: 'UTC',
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
});
