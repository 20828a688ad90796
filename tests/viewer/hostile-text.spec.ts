import type { Page } from '@playwright/test';
import { issue } from '@notafter/testkit';
import { ending, readingOnce, writeFile } from './file-site.ts';
import { addressOf, expect, openOverview, type Site, test } from './test.ts';

const SUBJECTS = {
  'markup.crt': '<img src=x onerror=alert(1)>',
  'script.crt': '"><script>alert(2)</script>',
  'override.crt': 'moc.elpmaxe\u202egpj.exe',
  'long.crt': `long-${'x'.repeat(4096)}`,
  'newline.crt': 'first line\nSet-Cookie: second=line',
  'template.crt': '{{constructor}} $t(runway.now) ${name} %s',
  'empty.crt': '',
  'control.crt': 'bell\u0007 null\u0000 del\u007f',
};

const hostile = (directory: string): string => {
  for (const [file, value] of Object.entries(SUBJECTS)) {
    const subject = [
      { type: 'O', value: '<b>bold</b>' },
      { type: 'CN', value },
    ];
    writeFile(directory, `tls/${file}`, ending(3.5, { subject, dns: ['<svg onload=alert(3)>'] }));
  }
  writeFile(directory, 'tls/<img src=x onerror=alert(4)>.crt', issue({ subject: 'CN=odd path' }).pem);
  return readingOnce(directory);
};

test('text of certificates stays text on every page', async ({ page, serve }) => {
  const site = await serve(hostile);

  await test.step('as a runway', async () => {
    await openOverview(page, site);
    const row = page
      .getByRole('treegrid')
      .getByRole('row', { name: /<img src=x/ })
      .first();
    await expect(row).toBeVisible();
    await row.hover();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoMarkup(page);
    await expectNoScroll(page);
  });

  await test.step('as a table', async () => {
    await page.goto(addressOf(site, '?view=table'));
    await expect(page.getByRole('table').getByText('"><script>alert(2)</script>').first()).toBeVisible();
    await expectNoMarkup(page);
    await expectNoScroll(page);
  });

  for (const file of Object.keys(SUBJECTS)) {
    await test.step(`the page of ${file}`, () => everyTab(page, site, file));
  }

  await test.step('in a list of places', async () => {
    await page.goto(addressOf(site, 'find?issuer_O=%3Cb%3Ebold%3C%2Fb%3E'));
    await expect(page.getByRole('table')).toContainText('<img src=x');
    await expectNoMarkup(page);
  });
});

test.describe('an address of somebody else’s making', () => {
  test.use({ expectedErrors: /status of 404/ });

  test('text of the address stays text', async ({ page, demo }) => {
    const markup = encodeURIComponent('<img src=x onerror=alert(5)>');
    await page.goto(addressOf(demo, `find?node=${markup}`));
    await expect(page.getByText('No place has these labels now')).toBeVisible();
    await expectNoMarkup(page);
    await page.goto(addressOf(demo, `?filter=node%7C%3D%7C${markup}`));
    await expect(page.getByText('No certificate matches these filters')).toBeVisible();
    await expectNoMarkup(page);
    await page.goto(addressOf(demo, `slot/${markup}`));
    await expect(page.getByText('The agent knows no place of this id')).toBeVisible();
    await expectNoMarkup(page);
  });
});

async function everyTab(page: Page, site: Site, file: string): Promise<void> {
  await page.goto(addressOf(site, `find?filename=${file}`));
  await expect(page.getByRole('region', { name: 'What to do' })).toBeVisible();
  for (const tab of ['Chain', 'Places', 'Facts', 'PEM']) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await expect(page.getByRole('tabpanel')).not.toBeEmpty();
    await expectNoMarkup(page);
  }
  await expectNoScroll(page);
}

/** Elements that only a certificate's text could have brought. */
async function expectNoMarkup(page: Page): Promise<void> {
  await expect(page.locator('img[src="x"], svg[onload], #root b, #root script')).toHaveCount(0);
}

async function expectNoScroll(page: Page): Promise<void> {
  const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  expect(wider).toBeLessThanOrEqual(0);
}
