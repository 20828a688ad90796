import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { catalogueOf, pluginTexts, SOURCE_LANGUAGE, TRANSLATIONS } from './texts/plugin-texts.ts';
import type { Texts } from './texts/texts-of.ts';

/** Writes beside each built plugin what it says in each language: `locales/<language>/<id>.json`, where Grafana looks. */

const dist = path.join(import.meta.dirname, '../dist');

function write(folder: string, language: string, id: string, texts: Texts): void {
  const directory = path.join(dist, folder, 'locales', language);
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, `${id}.json`), JSON.stringify(Object.fromEntries(texts)));
}

const catalogues = TRANSLATIONS.map((language) => ({ language, catalogue: catalogueOf(language) }));
for (const { id, folder, texts } of pluginTexts()) {
  write(folder, SOURCE_LANGUAGE, id, texts);
  for (const { language, catalogue } of catalogues) {
    write(folder, language, id, new Map([...catalogue].filter(([key]) => texts.has(key))));
  }
}
