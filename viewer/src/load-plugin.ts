import type { PluginMeta } from '@grafana/data';
import { config } from '@grafana/runtime';
import i18next from 'i18next';

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
  const json = (await answer.json()) as { languages?: readonly string[] };
  await addTexts(id, base, json.languages ?? []);
  const meta = { ...json, baseUrl: base, module: `${base}/module.js` } as PluginMeta;
  // A module with top-level await exports a promise under SystemJS' AMD loader.
  const module = await System.import(meta.module);
  const settled = (await module['default']) as Record<string, unknown> | undefined;
  const plugin = module['plugin'] ?? settled?.['plugin'];
  return { meta, plugin };
}

/** Before a plugin is evaluated, its texts are there in the reader's language. Without them it speaks English. */
async function addTexts(id: string, base: string, languages: readonly string[]): Promise<void> {
  const { language } = config.bootData.user;
  // Grafana's packages have begun in English when they were evaluated.
  await (i18next.isInitialized
    ? i18next.changeLanguage(language)
    : i18next.init({ lng: language, fallbackLng: 'en-US', resources: {}, returnEmptyString: false }));
  if (!languages.includes(language)) {
    return;
  }
  const answer = await fetch(`${base}/locales/${language}/${id}.json`);
  if (answer.ok) {
    i18next.addResourceBundle(language, id, await answer.json(), true, false);
  }
}
