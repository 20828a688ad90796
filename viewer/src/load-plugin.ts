import type { PluginMeta } from '@grafana/data';

declare const System: { import(url: string): Promise<Record<string, unknown>> };

export interface LoadedPlugin {
  readonly meta: PluginMeta;
  /** The exported plugin: an AppPlugin, a DataSourcePlugin or a PanelPlugin. */
  readonly plugin: unknown;
}

/** Loads a built plugin the way Grafana does: plugin.json, then module.js through SystemJS. */
export async function loadPlugin(id: string): Promise<LoadedPlugin> {
  const base = `/public/plugins/${id}`;
  const answer = await fetch(`${base}/plugin.json`);
  if (!answer.ok) {
    throw new Error(`The plugin ${id} is not beside this page (${answer.status}). Build it: npm run build`);
  }
  const meta = { ...(await answer.json()), baseUrl: base, module: `${base}/module.js` } as PluginMeta;
  // A module with top-level await exports a promise under SystemJS' AMD loader.
  const module = await System.import(meta.module);
  const settled = (await module['default']) as Record<string, unknown> | undefined;
  const plugin = module['plugin'] ?? settled?.['plugin'];
  return { meta, plugin };
}
