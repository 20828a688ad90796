import { QUERY_TYPES, type QueryType } from '@notafter/core';
import { DATA_SOURCE_TYPE, DATA_SOURCE_UID, nextEnd } from './agent.ts';
import { expect, test } from './test.ts';

const DATA_SOURCE = { type: DATA_SOURCE_TYPE, uid: DATA_SOURCE_UID };

function address(type: QueryType): string {
  const query = { refId: 'A', schemaVersion: 1, type, datasource: DATA_SOURCE };
  const panes = { a: { datasource: DATA_SOURCE_UID, queries: [query], range: { from: 'now-7d', to: 'now' } } };
  return `/explore?${new URLSearchParams({ schemaVersion: '1', orgId: '1', panes: JSON.stringify(panes) })}`;
}

for (const type of QUERY_TYPES) {
  test(`${type} shows its answer`, async ({ explorePage, page }) => {
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/query'));
    await page.goto(address(type));
    expect((await answered).status()).toBe(200);
    if (type === 'remaining') {
      await expect(explorePage.timeSeriesPanel.locator.locator('canvas').first()).toBeVisible();
    } else {
      const rows = page.getByRole('region', { name: 'Table' }).getByRole('row');
      await expect(rows.nth(1)).toBeVisible();
    }
    await expect(explorePage.timeSeriesPanel.getErrorIcon()).toHaveCount(0);
    await expect(explorePage.tablePanel.getErrorIcon()).toHaveCount(0);
  });
}

test('a cell of its table filters for its value', async ({ page }) => {
  const { node } = await nextEnd({ field: 'kind', operator: '=', value: 'file' });
  await page.goto(address('certificates'));
  const cell = page
    .getByRole('cell')
    .filter({ hasText: new RegExp(`^${node}$`) })
    .first();
  await cell.hover();
  await cell.getByLabel(/^Filter for value/).click();
  await expect(page.getByText(`where Node is ${node}`)).toBeVisible();
});
