import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DASHBOARDS } from './dashboards.ts';
import { expect, test } from './test.ts';

interface Installed {
  readonly id: string;
  readonly info: { readonly version: string };
}
interface Imported {
  readonly uid: string;
  readonly title: string;
  readonly imported: boolean;
}

const APP = 'notafter-certificates-app';
const NESTED = [
  'notafter-certificates-datasource',
  'notafter-runway-panel',
  'notafter-calendar-panel',
  'notafter-trust-panel',
];
const manifest = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  version: string;
};

test('the app and all that is nested in it are loaded, at this version, without an error', async ({ request }) => {
  const installed = (await (await request.get('/api/plugins?embedded=1')).json()) as readonly Installed[];
  const ours = installed.filter(({ id }) => id.startsWith('notafter-'));
  expect(ours.map(({ id }) => id).sort()).toEqual([APP, ...NESTED].sort());
  expect(new Set(ours.map(({ info }) => info.version))).toEqual(new Set([manifest.version]));
  expect(await (await request.get('/api/plugins/errors')).json()).toEqual([]);
});

test('provisioning enables the app and imports its dashboards', async ({ request }) => {
  const settings = (await (await request.get(`/api/plugins/${APP}/settings`)).json()) as { enabled: boolean };
  expect(settings.enabled).toBe(true);
  const dashboards = (await (await request.get(`/api/plugins/${APP}/dashboards`)).json()) as readonly Imported[];
  expect(dashboards.map(({ title, imported }) => [title, imported]).sort()).toEqual(
    DASHBOARDS.map(({ title }) => [title, true] as const).sort()
  );
});

test('the menu has the app’s pages', async ({ page }) => {
  await page.goto(`/a/${APP}`);
  // Its own name in the breadcrumbs gives way to “Home” where the app is the home page.
  await expect(page.getByRole('link', { name: 'Certificates by Notafter', exact: true }).first()).toBeVisible();
});
