import { expect, openOverview, test } from './test.ts';

const LANGUAGES: ReadonlyArray<readonly [what: string, languages: readonly string[], used: readonly string[]]> = [
  ['without a locale', ['en-US@posix'], ['en']],
  ['an odd one before a good one', ['C', 'de-DE'], ['de-DE']],
  ['an empty one', [''], ['en']],
  ['none', [], ['en']],
  ['good ones', ['pt-BR', 'zh-Hant-TW'], ['pt-BR', 'zh-Hant-TW']],
];

for (const [what, languages, used] of LANGUAGES) {
  test(`a browser whose languages are ${what} shows the pages`, async ({ page, demo }) => {
    await page.addInitScript((list: readonly string[]) => {
      Object.defineProperty(Navigator.prototype, 'languages', { get: () => list });
      Object.defineProperty(Navigator.prototype, 'language', { get: () => list[0] });
    }, languages);
    await openOverview(page, demo);
    await expect(page.getByRole('treegrid').getByRole('row', { name: /pay\.example/ })).toBeVisible();
    expect(await page.evaluate('[navigator.language, ...navigator.languages]')).toEqual([used[0], ...used]);
  });
}
