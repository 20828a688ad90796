import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ending, readingOnce, writeFile } from './file-site.ts';
import { addressOf, agentIsDown, expect, openOverview, test } from './test.ts';

const PAGES = ['', 'sources', 'find?filename=web.crt&x=y'];

/** One certificate, of web.example, that ends in three days. */
const oneFile = (directory: string): string => {
  writeFile(directory, 'tls/web.crt', ending(3.5, { subject: 'CN=web.example' }));
  return readingOnce(directory);
};

test.describe('an agent that dies', () => {
  test.use({ expectedErrors: agentIsDown });

  test('leaves its last answer, says so, and is found again', async ({ page, serve }) => {
    const site = await serve(oneFile);
    await openOverview(page, site);
    const row = page.getByRole('treegrid').getByRole('row', { name: /web\.example/ });
    const chip = page.getByRole('button', { name: '1 valid' });
    await site.agent.stop();
    await chip.click();

    const alert = page
      .getByRole('alert')
      .or(page.getByRole('status'))
      .filter({ hasText: /^as of \d\d:\d\d · / });
    await expect(alert).toContainText('cannot reach the agent');
    await expect(alert).toContainText('Is the agent still running');
    await expect(row).toBeVisible();

    await page.getByRole('button', { name: 'Retry' }).click();
    await expect(alert).toBeVisible();
    await site.agent.start();
    await page.getByRole('button', { name: 'Retry' }).click();
    await expect(alert).toBeHidden();
    await expect(row).toBeVisible();
  });

  test('a page that was not open yet says what happened, and opens when it is back', async ({ page, serve }) => {
    const site = await serve(oneFile);
    await openOverview(page, site);
    await site.agent.stop();
    await page
      .getByRole('treegrid')
      .getByRole('row', { name: /web\.example/ })
      .click();
    const main = page.getByRole('main');
    await expect(main.getByRole('alert', { name: 'This page could not be loaded' })).toBeVisible();
    await site.agent.start();
    await main.getByRole('button', { name: 'Retry' }).click();
    await expect(page.getByRole('heading', { name: 'web.example', level: 1 })).toBeVisible();
  });
});

test('a slow answer shows where it will be', async ({ page, demo }) => {
  const gate = Promise.withResolvers<void>();
  await page.route('**/api/v1/**', async (route) => {
    await gate.promise;
    await route.continue();
  });
  for (const address of [...PAGES, 'slot/0123456789abcdef0123456789abcdef']) {
    await page.goto(addressOf(demo, address));
    await expect(page.getByRole('status', { name: 'Loading' }).first()).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.goto(addressOf(demo));
  await expect(page.getByRole('status', { name: 'Loading' }).first()).toBeVisible();
  gate.resolve();
  await expect(page.getByRole('treegrid').getByRole('row', { name: /pay\.example/ })).toBeVisible();
});

const WRONG: ReadonlyArray<readonly [what: string, answer: object, says: RegExp]> = [
  [
    'a web page',
    { status: 200, contentType: 'text/html', body: '<!doctype html><h1>Sign in</h1>' },
    /it sent a web page/,
  ],
  ['nothing', { status: 200, body: '' }, /not a Notafter agent/],
  ['other JSON', { status: 200, json: { status: 'success', data: [] } }, /looks like Prometheus/],
  ['null', { status: 200, contentType: 'application/json', body: 'null' }, /not a Notafter agent/],
  ['a refusal', { status: 401, body: '' }, /does not know you any longer/],
  ['no permission', { status: 403, json: { message: 'Access denied' } }, /does not let you/],
  ['another API', { status: 404, body: '404 page not found' }, /knows no Notafter API/],
  ['a failure', { status: 500, body: 'Error: boom\n    at serve (/srv/agent.js:10:3)' }, /The request failed \(500\)/],
  ['a proxy’s failure', { status: 502, body: '' }, /cannot reach the agent/],
  ['no answer in time', { status: 504, body: '' }, /did not answer in time/],
];

test.describe('a wrong answer', () => {
  test.use({ expectedErrors: /Failed to load resource/ });

  for (const [what, answer, says] of WRONG) {
    test(`${what}: every page says what it is and what to do`, async ({ page, demo }) => {
      await page.route('**/api/v1/**', (route) => route.fulfill(answer));
      for (const address of PAGES) {
        await page.goto(addressOf(demo, address));
        await expect(page.getByText(says).first()).toBeVisible();
        await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
        await expect(page.getByRole('main')).not.toContainText('/srv/agent.js');
      }
    });
  }
});

test('an agent that has found nothing says where it looked', async ({ page, serve }) => {
  const site = await serve((directory) => {
    mkdirSync(path.join(directory, 'tls'));
    return readingOnce(directory);
  });
  await page.goto(addressOf(site));
  await expect(page.getByText('The agent has not found a certificate yet')).toBeVisible();
  await expect(page.getByText(/sites .* looks at \/tls\/\*\*\/\*\.crt/)).toBeVisible();
  await page.getByRole('link', { name: 'See its sources' }).click();
  await expect(page.getByRole('heading', { name: 'Sources', level: 1 })).toBeVisible();
  await expect(page.getByRole('region', { name: /^sites/ })).toContainText('0 certificates in 0 places');
});

test('a host where all is well says until when', async ({ page, serve }) => {
  const site = await serve((directory) => {
    writeFile(directory, 'tls/web.crt', ending(88.5, { subject: 'CN=web.example' }));
    return readingOnce(directory);
  });
  await openOverview(page, site);
  await expect(page.getByText(/^Nothing ends before \w{3} \d+ \w{3} \d{4}$/)).toBeVisible();
});
