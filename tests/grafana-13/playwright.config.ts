import path from 'node:path';
import { defineConfig } from '@playwright/test';
import type { ViewerOptions } from '../viewer/test.ts';
import viewer from '../viewer/playwright.config.ts';

/** The built plugin on the packages and the React of Grafana 13.2, by specs that Grafana 12's also pass. */
export default defineConfig<object, ViewerOptions>(viewer, {
  testDir: '..',
  testMatch: /(grafana-13\/parts|viewer\/(overview|slot|sources|calendar-and-trust|global-style))\.spec\.ts/,
  outputDir: '../../test-results/grafana-13',
  use: { viewerDirectory: path.join(import.meta.dirname, 'dist') },
});
