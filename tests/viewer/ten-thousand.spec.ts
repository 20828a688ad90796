import { ending, writeFile } from './file-site.ts';
import { expect, openOverview, test } from './test.ts';

const YEAR_MS = 365 * 86_400_000;
const NODES = 20;
const BUNDLES = 10;
const PER_BUNDLE = 50;
const PER_NODE = BUNDLES * PER_BUNDLE;
const CERTIFICATES = NODES * PER_NODE;
/** More than 1600 by 900 pixels can show, and far fewer than there are. */
const DRAWN = 100;

/** Twenty nodes with ten bundles of fifty certificates each; fifty of them end on each of two hundred days, the last five among these. */
function tenThousand(directory: string): string {
  const sources = Array.from({ length: NODES }, (_, node) => {
    for (let bundle = 0; bundle < BUNDLES; bundle += 1) {
      writeFile(directory, `${nameOf(node)}/bundle-${bundle}.pem`, bundleOf(node, bundle));
    }
    return `  - {kind: file, name: ${nameOf(node)}, node: ${nameOf(node)}, root: ${directory}, paths: ["/${nameOf(node)}/*.pem"]}\n`;
  });
  return `cluster: test\nsources:\n${sources.join('')}`;
}

function bundleOf(node: number, bundle: number): string {
  return Array.from({ length: PER_BUNDLE }, (_, index) => {
    const number = node * PER_NODE + bundle * PER_BUNDLE + index;
    return ending((number % 200) - 4.5, { subject: `CN=site-${number}.example`, notBefore: Date.now() - YEAR_MS });
  }).join('');
}

function nameOf(node: number): string {
  return `web-${String(node + 1).padStart(2, '0')}`;
}

test('ten thousand certificates are drawn as far as they are in sight', async ({ page, serve }) => {
  test.setTimeout(90_000);
  const site = await serve(tenThousand);
  await openOverview(page, site);
  const runway = page.getByRole('treegrid');
  const rows = runway.getByRole('row');
  const heads = 1 + NODES;

  await test.step('each node is one row', async () => {
    await expect(page.getByText('10,000 certificates in 200 places')).toBeVisible();
    await expect(runway).toHaveAttribute('aria-rowcount', String(heads));
  });

  await test.step('what there is to do is cut, and says so', async () => {
    const act = page.getByRole('region', { name: /^Act now · 250 have ended, 700 things break/ });
    await expect(act).toContainText('The 1,000 most urgent of 1,650 findings are listed');
    await act.getByRole('button', { name: 'Show the first 1,000' }).click();
    await expect(act.getByRole('listitem')).toHaveCount(1000);
    await act.getByRole('button', { name: 'Show fewer' }).click();
  });

  await test.step('a group expands and collapses', async () => {
    const group = runway.getByRole('row', { name: /^web-03 · 500/ });
    await group.click();
    await expect(group).toHaveAttribute('aria-expanded', 'true');
    await expect(runway).toHaveAttribute('aria-rowcount', String(heads + PER_NODE));
    await expect(runway.getByRole('row', { name: /^expired site-/ }).first()).toBeVisible();
    expect(await rows.count()).toBeLessThan(DRAWN);
    await group.click();
    await expect(runway).toHaveAttribute('aria-rowcount', String(heads));
  });

  await test.step('scrolling reaches the end', async () => {
    await page.getByRole('combobox', { name: 'Group by' }).click();
    await page.getByRole('option', { name: 'nothing', exact: true }).click();
    await expect(runway).toHaveAttribute('aria-rowcount', String(1 + CERTIFICATES));
    await runway.hover({ position: { x: 20, y: 200 } });
    await page.mouse.wheel(0, 10_000_000);
    const last = runway.locator(`[aria-rowindex="${1 + CERTIFICATES}"]`);
    await expect(last).toBeVisible();
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport();
    expect(await rows.count()).toBeLessThan(DRAWN);
  });

  await test.step('the table has a page for every hundred', async () => {
    await page.getByRole('radio', { name: 'Table' }).check();
    const table = page.getByRole('region', { name: 'Table of certificates' });
    await expect(table.getByRole('row')).toHaveCount(1 + 100);
    await page.getByRole('button', { name: '100', exact: true }).click();
    await expect(table.getByRole('row')).toHaveCount(1 + 100);
    await page.getByRole('radio', { name: 'Runway' }).check();
  });

  await test.step('a filter answers', async () => {
    await page.getByRole('combobox', { name: 'Filter by field' }).fill('node');
    await page.getByRole('option', { name: /^Node/ }).click();
    await page.getByRole('option', { name: '=', exact: false }).first().click();
    await page.getByRole('option', { name: /web-07/ }).click();
    await expect(runway).toHaveAttribute('aria-rowcount', String(1 + PER_NODE));
    await expect(page.getByText('most urgent of')).toBeHidden();
    await expect(runway.getByRole('row', { name: /^expired site-3000\.example/ })).toBeVisible();
  });
});
