import { defineConfig } from '@playwright/test';
import { chromiumFromNpm } from '../browser.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/viewer',
  reporter: [['list']],
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    launchOptions: await chromiumFromNpm(),
    viewport: { width: 1600, height: 900 },
    colorScheme: 'dark',
    trace: 'retain-on-failure',
  },
});
