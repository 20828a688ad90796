import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Texts, textsOf } from './texts-of.ts';

const src = path.join(import.meta.dirname, '../../src');

/** What Grafana calls the language of the source. */
export const SOURCE_LANGUAGE = 'en-US';
/** The languages that there is a catalogue of, `src/locales/<language>.json`. */
export const TRANSLATIONS = ['ja-JP', 'zh-Hans'] as const;
export type Translation = (typeof TRANSLATIONS)[number];

/** A plugin, the folder of its plugin.json below src, and what it can say. */
export interface PluginTexts {
  readonly id: string;
  readonly folder: string;
  readonly languages: readonly string[];
  readonly texts: Texts;
}

/** The app and the plugins nested in it. */
export function pluginTexts(): readonly PluginTexts[] {
  return globSync('**/plugin.json', { cwd: src }).map((file) => {
    const folder = path.dirname(file);
    const { id, languages = [] } = JSON.parse(readFileSync(path.join(src, file), 'utf8')) as {
      id: string;
      languages?: readonly string[];
    };
    const entry = ['module.tsx', 'module.ts']
      .map((name) => path.join(src, folder, name))
      .find((name) => existsSync(name));
    return { id, folder, languages, texts: textsOf(entry ?? '') };
  });
}

/** The translations of all plugins by key. Their languages have one form for every number, so none ends in `_one`. */
export function catalogueOf(language: Translation): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(
      JSON.parse(readFileSync(path.join(src, 'locales', `${language}.json`), 'utf8')) as Record<string, string>
    )
  );
}

/** The keys that a catalogue has to have. */
export function keysToTranslate(plugins: readonly PluginTexts[]): ReadonlySet<string> {
  return new Set(plugins.flatMap(({ texts }) => [...texts.keys()].filter((key) => !key.endsWith('_one'))));
}
