import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import {
  catalogueOf,
  keysToTranslate,
  pluginTexts,
  SOURCE_LANGUAGE,
  TRANSLATIONS,
} from '../../scripts/texts/plugin-texts.ts';

const dist = path.join(import.meta.dirname, '../../dist');
const plugins = pluginTexts();
const wanted = keysToTranslate(plugins);
const sources = new Map(plugins.flatMap(({ texts }) => [...texts]));

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{-? ?(\w+)/g)].map(([, name = '']) => name).sort();

test('a key says the same in every plugin', () => {
  for (const { id, texts } of plugins) {
    for (const [key, text] of texts) {
      assert.equal(text, sources.get(key), `${key} in ${id}`);
    }
  }
});

for (const language of TRANSLATIONS) {
  describe(language, () => {
    const catalogue = catalogueOf(language);

    test('has every text, and none that nobody says', () => {
      assert.deepEqual(
        [...wanted].filter((key) => !catalogue.has(key)),
        [],
        'to translate'
      );
      assert.deepEqual(
        [...catalogue.keys()].filter((key) => !wanted.has(key)),
        [],
        'to take out'
      );
      assert.deepEqual(
        [...catalogue].filter(([, text]) => text.trim() === ''),
        []
      );
    });

    test('fills the same values into every text', () => {
      for (const [key, text] of catalogue) {
        assert.deepEqual(placeholders(text), placeholders(sources.get(key) ?? ''), key);
      }
    });

    test('is in order, so that two people seldom write the same line', () => {
      const keys = [...catalogue.keys()];
      assert.deepEqual(keys, [...keys].sort());
    });
  });
}

for (const { id, folder, languages, texts } of plugins) {
  test(`${id} has its texts beside it, in each language that it names`, () => {
    assert.deepEqual(languages, [SOURCE_LANGUAGE, ...TRANSLATIONS]);
    for (const language of languages) {
      const file = path.join(dist, folder, 'locales', language, `${id}.json`);
      assert.ok(existsSync(file), file);
      const written = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
      const missing = [...texts.keys()].filter((key) => !key.endsWith('_one') && !written.includes(key));
      assert.deepEqual(missing, []);
    }
  });
}
