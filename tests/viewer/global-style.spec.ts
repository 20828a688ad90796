import type { Page } from '@playwright/test';
import { addressOf, expect, openOverview, test } from './test.ts';

/** A plugin that draws nothing, in the place of the app: what is styled then is styled by Grafana. */
const NOTHING = 'define([], () => ({ plugin: { root: () => null } }));';

/** Of all rules of the page's style sheets; those within @media and the like too. */
const SELECTORS = `
  const selectorsOf = (rules) => [...rules].flatMap((rule) =>
    rule.selectorText ? rule.selectorText.split(/,(?![^(]*\\))/) : rule.cssRules && !rule.name ? selectorsOf(rule.cssRules) : []
  );
  [...document.styleSheets].flatMap((sheet) => selectorsOf(sheet.cssRules)).map((selector) => selector.trim());
`;

/** Those that are not confined to a class of @emotion/css, `.css-…`. */
async function unconfined(page: Page): Promise<readonly string[]> {
  const all = await page.evaluate<readonly string[]>(SELECTORS);
  return [...new Set(all)].filter((selector) => !/^\.css-[a-z0-9]+/.test(selector)).sort();
}

test('the plugin styles nothing but its own elements', async ({ page, demo }) => {
  await page.route('**/notafter-certificates-app/module.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: NOTHING })
  );
  await page.goto(addressOf(demo));
  await expect.poll(async () => (await unconfined(page)).length).toBeGreaterThan(20);
  const grafanas = await unconfined(page);
  await page.unroute('**/notafter-certificates-app/module.js');

  await openOverview(page, demo);
  for (const view of ['Table', 'Calendar', 'Trust']) {
    await page.getByRole('radio', { name: view }).check();
  }
  await page.goto(addressOf(demo, 'sources'));
  await expect(page.getByRole('heading', { level: 1, name: 'Sources' })).toBeVisible();
  expect(await unconfined(page)).toEqual(grafanas);
});
