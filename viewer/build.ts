import { build, type Plugin } from 'esbuild';
import { cp, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';

const here = import.meta.dirname;
const root = path.dirname(here);
/** The name that @grafana/ui gives it. */
const ROBOTO_MONO = 'L0xTDF4xlVMF-BfR8bXMIhJHg45mwgGEFl0_3vrtSM1J-gEPT5Ese6hmHSh0mQ.woff2';

const { values: options } = parseArgs({
  options: {
    /** Beside the agent's bundle, which serves it. */
    out: { type: 'string', default: path.join(root, 'agent/dist/viewer') },
    /** The folder whose node_modules hold the Grafana and the React to build on. */
    packages: { type: 'string', default: here },
    /** Adds the page that shows one panel or editor alone, for the tests. */
    parts: { type: 'boolean', default: false },
  },
});
const out = path.resolve(options.out);
const packages = path.resolve(options.packages);

const folderOf = (name: string, from: string) =>
  path.dirname(createRequire(path.join(from, 'build.js')).resolve(`${name}/package.json`));

const SHARED_WITH_GRAFANA =
  /^(@grafana\/(data|ui|runtime|schema|i18n|e2e-selectors)|@emotion\/(css|react)|i18next|react-i18next|react-router|rxjs|moment)(\/.*)?$/;

/**
 * Built from their .mjs files, some CommonJS dependencies of @grafana/ui arrive as { default: … }.
 * What the plugins share with it must then be its CommonJS copy too, not a second one.
 */
const grafanaAsCommonJs: Plugin = {
  name: 'grafana-as-commonjs',
  setup(builder) {
    builder.onResolve({ filter: SHARED_WITH_GRAFANA }, async (args) => {
      if (args.pluginData === 'resolving') {
        return undefined;
      }
      if (args.path === '@grafana/runtime/internal') {
        return { path: path.join(folderOf('@grafana/runtime', packages), 'dist/cjs/components/PluginPage.cjs') };
      }
      return builder.resolve(args.path, {
        kind: 'require-call',
        resolveDir: args.importer.startsWith(here) ? packages : args.resolveDir,
        pluginData: 'resolving',
      });
    });
  },
};

/** The viewer's own files import React and lodash as bare names too. */
const reactOfPackages: Plugin = {
  name: 'react-of-packages',
  setup(builder) {
    builder.onResolve({ filter: /^(react|react-dom|lodash)(\/.*)?$/ }, (args) =>
      args.pluginData !== 'resolving' && args.importer.startsWith(here)
        ? builder.resolve(args.path, { kind: args.kind, resolveDir: packages, pluginData: 'resolving' })
        : undefined
    );
  },
};

/** The code editor is half of @grafana/ui's weight, and no page shows one. */
const withoutCodeEditor: Plugin = {
  name: 'without-code-editor',
  setup(builder) {
    builder.onResolve({ filter: /^(monaco-editor|@monaco-editor\/react|react-monaco-editor)(\/.*)?$/ }, (args) => ({
      path: args.path,
      namespace: 'empty',
    }));
    builder.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
  },
};

async function versionOf(name: string): Promise<string> {
  const manifest = await readFile(path.join(folderOf(name, packages), 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

async function bundle(): Promise<void> {
  await build({
    entryPoints: {
      viewer: path.join(here, 'src/main.tsx'),
      ...(options.parts ? { parts: path.join(here, 'src/parts/main.tsx') } : {}),
    },
    bundle: true,
    outdir: out,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    jsx: 'transform',
    plugins: [grafanaAsCommonJs, reactOfPackages, withoutCodeEditor],
    loader: { '.svg': 'text' },
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env': '{}',
      global: 'window',
      GRAFANA_VERSION: JSON.stringify(await versionOf('@grafana/data')),
    },
    logOverride: { 'package.json': 'silent', 'empty-import-meta': 'silent' },
    logLevel: 'warning',
  });
}

/** Every built plugin under its own id, as Grafana serves it. Source maps stay behind. */
async function copyPlugins(): Promise<void> {
  const dist = path.join(root, 'dist');
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    if (entry.name !== 'plugin.json') {
      continue;
    }
    const { id } = JSON.parse(await readFile(path.join(entry.parentPath, entry.name), 'utf8')) as { id: string };
    const isNested = entry.parentPath !== dist;
    await cp(entry.parentPath, path.join(out, 'public/plugins', id), {
      recursive: true,
      filter: (from) => !from.endsWith('.map') && (isNested || !/dist[\\/](datasource|panels)([\\/]|$)/.test(from)),
    });
  }
}

async function copyIcons(): Promise<void> {
  const icons = path.join(folderOf('@grafana/ui', packages), 'dist/public/img/icons');
  await cp(icons, path.join(out, 'public/build/img/icons'), { recursive: true });
}

/** Where the theme's font faces look for them; Inter from its own package, since others leave tabular figures out. */
async function copyFonts(): Promise<void> {
  const inter = path.join(folderOf('inter-ui', here), 'web');
  for (const name of ['Inter-Regular', 'Inter-Medium', 'Inter-Italic', 'Inter-MediumItalic']) {
    await cp(path.join(inter, `${name}.woff2`), path.join(out, 'public/fonts/inter', `${name}.woff2`));
  }
  await cp(
    path.join(folderOf('@fontsource/roboto-mono', here), 'files/roboto-mono-latin-400-normal.woff2'),
    path.join(out, 'public/fonts/roboto', ROBOTO_MONO)
  );
}

async function copyPages(): Promise<void> {
  await cp(path.join(here, 'src/index.html'), path.join(out, 'index.html'));
  if (options.parts) {
    await cp(path.join(here, 'src/parts/parts.html'), path.join(out, 'parts.html'));
  }
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await Promise.all([bundle(), copyPlugins(), copyIcons(), copyFonts(), copyPages()]);
