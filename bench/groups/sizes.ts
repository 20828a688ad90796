import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUNDLE } from '../agent-process.ts';
import type { Figure, Group } from '../group.ts';

const PLUGIN = path.join(import.meta.dirname, '..', '..', 'dist');

/** What is downloaded: of the agent its one file, of each part of the plugin what it loads first. */
export const sizes: Group = {
  name: 'sizes',
  rows: {
    bundle: { name: 'agent bundle', unit: 'MB', budget: 4 },
    app: { name: 'plugin, app entry, gzip', unit: 'kB', budget: 120 },
    chunks: { name: 'plugin, all pages and their parts, gzip', unit: 'kB', budget: null },
    datasource: { name: 'plugin, data source, gzip', unit: 'kB', budget: 25 },
    runway: { name: 'plugin, runway panel, gzip', unit: 'kB', budget: 40 },
  },
  async run() {
    return {
      bundle: { value: statSync(BUNDLE).size / 1e6 },
      ...(existsSync(path.join(PLUGIN, 'module.js')) ? pluginSizes() : {}),
    };
  },
};

function pluginSizes(): Record<string, Figure> {
  const files = readdirSync(PLUGIN).filter((name) => name.endsWith('.js'));
  return {
    app: { value: compressed('module.js') },
    chunks: { value: files.reduce((sum, name) => sum + compressed(name), 0) },
    datasource: { value: compressed('datasource/module.js') },
    runway: { value: compressed('panels/runway/module.js') },
    calendar: { value: compressed('panels/calendar/module.js') },
    trust: { value: compressed('panels/trust/module.js') },
  };
}

const compressed = (name: string): number => gzipSync(readFileSync(path.join(PLUGIN, name))).length / 1000;
