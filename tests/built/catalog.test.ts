import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { satisfies, validRange } from 'semver';

/** The rules of the Grafana catalog's validator, re-stated on the built plugin. */

const dist = path.join(import.meta.dirname, '../../dist');
const version = (JSON.parse(readFileSync(path.join(dist, '../package.json'), 'utf8')) as { version: string }).version;

interface PluginJson {
  readonly id: string;
  readonly type: 'app' | 'datasource' | 'panel';
  readonly name: string;
  readonly info: {
    readonly version: string;
    readonly description: string;
    readonly keywords: string[];
    readonly logos: { readonly small: string; readonly large: string };
    readonly screenshots: Array<{ readonly path: string }>;
  };
  readonly includes?: Array<{ readonly type: string; readonly name: string; readonly path: string }>;
  readonly dependencies: { readonly grafanaDependency: string };
}

const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)));
const read = (file: string): string => readFileSync(path.join(dist, file), 'utf8');
const files = filesBelow(dist);
const dashboards = files.filter((file) => file.startsWith('dashboards/'));
const pluginFiles = files.filter((file) => path.basename(file) === 'plugin.json');
const plugins = pluginFiles.map((file) => ({
  file,
  directory: path.dirname(file),
  json: JSON.parse(read(file)) as PluginJson,
}));
const app = plugins.find(({ directory }) => directory === '.')!.json;

/** Gzipped bytes that the design allows (performance.md). */
const BUDGET_KB: Record<PluginJson['type'], number> = { datasource: 25, panel: 40, app: 120 };

for (const { file, directory, json } of plugins) {
  test(`${file}: id, name, version and dependency`, () => {
    assert.match(json.id, /^[0-9a-z]+-([0-9a-z]+-)?(app|panel|datasource)$/);
    assert.ok(json.id.endsWith(`-${json.type}`));
    assert.notEqual(json.name, json.id);
    assert.equal(json.info.version, version);
    assert.ok(json.info.description.length > 20);
    assert.ok(json.info.keywords.length > 0);
    assert.notEqual(validRange(json.dependencies.grafanaDependency), null);
    assert.ok(satisfies('12.3.0', json.dependencies.grafanaDependency));
    assert.doesNotMatch(read(file), /%[A-Z_]+%/);
  });

  test(`${file}: logos and screenshots exist`, () => {
    const images = [json.info.logos.small, json.info.logos.large, ...json.info.screenshots.map((shot) => shot.path)];
    for (const image of images) {
      assert.doesNotMatch(image, /^\.?\//);
      assert.match(image, /\.(svg|png|jpe?g|gif)$/);
      assert.ok(statSync(path.join(dist, directory, image)).size > 0, image);
    }
  });

  test(`${file}: module.js with its source map, within its budget`, () => {
    const module = path.join(directory, 'module.js');
    assert.ok(existsSync(path.join(dist, `${module}.map`)));
    assert.match(read(module), /^define\(/m);
    const kilobytes = gzipSync(read(module)).length / 1024;
    assert.ok(kilobytes <= BUDGET_KB[json.type], `${module} is ${kilobytes.toFixed(1)} kB`);
  });
}

test('every nested plugin and dashboard stands in the app’s includes, and every include exists', () => {
  const included = (app.includes ?? []).filter(({ type }) => type !== 'page').map(({ path: file }) => file);
  const nested = plugins.filter(({ directory }) => directory !== '.').map(({ file }) => file);
  assert.deepEqual([...included].sort(), [...nested, ...dashboards].sort());
});

for (const file of dashboards) {
  test(`${file}: no question at its import, a data source variable, and titles as in the includes`, () => {
    const dashboard = JSON.parse(read(file)) as {
      readonly uid: string;
      readonly id: null;
      readonly title: string;
      readonly templating: { readonly list: ReadonlyArray<{ readonly type: string }> };
    };
    assert.equal(dashboard.id, null);
    assert.match(dashboard.uid, /^notafter-[a-z-]{1,31}$/);
    assert.equal('__inputs' in dashboard || '__requires' in dashboard, false);
    assert.equal(dashboard.templating.list[0]?.type, 'datasource');
    const include = (app.includes ?? []).find(({ path: included }) => included === file);
    assert.equal(include?.name, dashboard.title);
  });
}

test('the uids of the dashboards differ', () => {
  const uids = dashboards.map((file) => (JSON.parse(read(file)) as { uid: string }).uid);
  assert.equal(new Set(uids).size, uids.length);
});

test('nested plugins load no chunk of their own', () => {
  for (const { directory } of plugins.filter(({ directory }) => directory !== '.')) {
    const scripts = files.filter((file) => file.startsWith(`${directory}/`) && file.endsWith('.js'));
    assert.deepEqual(scripts, [`${directory}/module.js`]);
  }
});

test('README, CHANGELOG and LICENSE are there and are our own', () => {
  assert.doesNotMatch(read('README.md'), /<!--|yarn|nodejs|\]\((?!https:)/i);
  assert.ok(read('README.md').length > 500);
  assert.match(read('CHANGELOG.md'), /^## /m);
  assert.match(read('LICENSE'), /Apache License/);
  assert.doesNotMatch(read('LICENSE'), /\{yyyy\}|\{name of copyright owner\}/);
});

test('SVGs hold no script', () => {
  for (const file of files.filter((name) => name.endsWith('.svg'))) {
    assert.doesNotMatch(read(file), /<script|\son\w+=|javascript:/i, file);
  }
});

test('no test fixture is shipped', () => {
  const json = files.filter((file) => file.endsWith('.json'));
  assert.deepEqual(
    json.filter((file) => !/(^|\/)plugin\.json$|^dashboards\/|locales\//.test(file)),
    []
  );
});

test('the code asks no other host and opens no dialogue', () => {
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    assert.doesNotMatch(
      read(file),
      /\b(?:alert|confirm|prompt)\(|google-analytics|googletagmanager|\/api\/ds\/query/,
      file
    );
  }
});
