import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
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
    readonly author: { readonly name: string };
    readonly logos: { readonly small: string; readonly large: string };
    readonly screenshots: Array<{ readonly path: string }>;
  };
  readonly includes?: Array<{ readonly type: string; readonly name: string; readonly path: string }>;
  readonly dependencies: { readonly grafanaDependency: string };
}

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent: readonly string[];
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
const root = path.join(dist, '..');
const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
  .map((file) => path.join(root, 'src', file));

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

  test(`${file}: module.js with the map of its source, within its budget`, () => {
    const module = path.join(directory, 'module.js');
    const map = JSON.parse(read(`${module}.map`)) as SourceMap;
    const own = map.sources.flatMap((name, at) => {
      const source = /^webpack:\/\/[^/]+\/\.\/(.+\.tsx?)$/.exec(name)?.[1];
      return source === undefined ? [] : [[path.join(root, 'src', source), map.sourcesContent[at]] as const];
    });
    assert.ok(own.some(([source]) => path.dirname(source) === path.join(root, 'src', directory)));
    for (const [source, content] of own) {
      assert.equal(content, readFileSync(source, 'utf8'), source);
    }
    assert.match(read(module), /^define\(/m);
    const kilobytes = gzipSync(read(module)).length / 1024;
    assert.ok(kilobytes <= BUDGET_KB[json.type], `${module} is ${kilobytes.toFixed(1)} kB`);
  });
}

test('the app has screenshots, and an author', () => {
  assert.ok(app.info.screenshots.length > 0);
  assert.notEqual(app.info.author.name, '');
});

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

test('every list of unsigned plugins names each of them', () => {
  const ids = plugins.map(({ json }) => json.id).sort();
  for (const file of ['README.md', 'Dockerfile']) {
    const lists = readFileSync(path.join(root, file), 'utf8').match(/notafter-[a-z-]+(,notafter-[a-z-]+)+/g) ?? [];
    assert.ok(lists.length > 0, file);
    for (const list of lists) {
      assert.deepEqual(list.split(',').sort(), ids, file);
    }
  }
});

test('the archive is one folder, named after the plugin', () => {
  const script = path.join(root, 'scripts/package.ts');
  const { stdout } = spawnSync(process.execPath, [script], { cwd: root, encoding: 'utf8' });
  const archive = path.join(root, `${app.id}-${version}.zip`);
  assert.match(stdout, new RegExp(`^${path.basename(archive)} `));
  const names = namesInArchive(readFileSync(archive));
  assert.deepEqual(names.sort(), files.map((file) => `${app.id}/${file.split(path.sep).join('/')}`).sort());
});

/** The rules that the catalog's reviewers run over a plugin's source. */
const REFUSED: ReadonlyArray<readonly [string, RegExp]> = [
  ['a dialogue of the browser', /(?<![.\w])(alert|confirm|prompt)\(/],
  ['a restricted property of window', /\bwindow\.(location|open|alert|eval|localStorage|grafana\w*|__\w+)/],
  ['a style sheet, or a style for all', /import [^;]*\.s?css'|\binjectGlobal\b|<Global\b/],
  ['a query past the data source', /\/api\/ds\/query/],
  ['a log', /\bconsole\./],
  ['a muted compiler', /@ts-(ignore|expect-error|nocheck)/],
  ['a class of old Grafana', /\bgf-form/],
  ['HTML as text', /dangerouslySetInnerHTML|\.innerHTML\b/],
  ['what React 19 took away', /\b(findDOMNode|propTypes|defaultProps)\b|ReactDOM\.render\(/],
];

for (const [what, pattern] of REFUSED) {
  test(`the source holds no ${what}`, () => {
    assert.ok(sources.length > 100);
    assert.deepEqual(
      sources.filter((file) => pattern.test(readFileSync(file, 'utf8'))),
      []
    );
  });
}

/** The central directory of a ZIP archive, APPNOTE.TXT 4.3.12. */
function namesInArchive(archive: Buffer): string[] {
  const names: string[] = [];
  let at = archive.indexOf('PK\x01\x02', 0, 'latin1');
  while (at >= 0 && archive.toString('latin1', at, at + 4) === 'PK\x01\x02') {
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    names.push(archive.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}

test('the code asks no other host and opens no dialogue', () => {
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    assert.doesNotMatch(
      read(file),
      /\b(?:alert|confirm|prompt)\(|google-analytics|googletagmanager|\/api\/ds\/query/,
      file
    );
  }
});
