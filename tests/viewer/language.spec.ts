import { addressOf, expect, openOverview, test } from './test.ts';

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

const SPOKEN: ReadonlyArray<readonly [language: string, heading: string, act: RegExp, valid: string, read: RegExp]> = [
  ['ja-JP', '証明書', /^今すぐ対応/, '有効', /前に読み取り/],
  ['zh-CN', '证书', /^立即处理/, '有效', /前读取/],
];

for (const [locale, heading, act, valid, read] of SPOKEN) {
  test.describe(locale, () => {
    test.use({ locale });

    test(`a browser in ${locale} is answered in its language`, async ({ page, demo }) => {
      await page.goto(addressOf(demo));
      await expect(page.getByRole('region', { name: act })).toBeVisible();
      await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible();
      await expect(page.getByRole('treegrid').getByRole('img', { name: valid, exact: true }).first()).toBeVisible();
      await expect(page.getByText(read).first()).toBeVisible();
      await page.getByRole('treegrid').getByRole('link', { name: 'kube-apiserver', exact: true }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('kube-apiserver');
      await expect(page.locator('html')).toHaveAttribute('lang', locale === 'zh-CN' ? 'zh-Hans' : locale);
      await expect(page.getByText(/20\d\d年\d+月\d+日/).first()).toBeVisible();
    });
  });
}

test('an address may ask for another language, which stays while the tab lives', async ({ page, demo }) => {
  await page.goto(addressOf(demo, '?language=ja-JP'));
  await expect(page.getByRole('heading', { level: 1, name: '証明書' })).toBeVisible();
  await page.goto(addressOf(demo, 'sources'));
  await expect(page.getByRole('heading', { level: 1, name: 'ソース' })).toBeVisible();
});
