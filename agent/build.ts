import { chmodSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, type Plugin, build } from 'esbuild';

const AGENT = import.meta.dirname;
const DEMO = './demo/demo.ts';
const MAIN_FILE = 'notafter.mjs';
const DEMO_FILE = 'notafter-demo.mjs';
/** `agent/src/formats/pkcs12/ask-worker.ts` starts it under this name. */
const PKCS12_WORKER_FILE = 'notafter-pkcs12.mjs';

/** CommonJS packages in the bundle ask for Node's own modules through `require`. */
const REQUIRE = `import { createRequire as createRequireOfBundle } from 'node:module';
const require = createRequireOfBundle(import.meta.url);`;

/** The demo is a file of its own: it carries what only issues certificates, and an agent in service never loads it. */
const demoApart: Plugin = {
  name: 'demo-apart',
  setup(builder) {
    builder.onResolve({ filter: /^\.\/demo\/demo\.ts$/ }, () => ({ path: `./${DEMO_FILE}`, external: true }));
  },
};

const SHARED: BuildOptions = {
  banner: { js: REQUIRE },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  logLevel: 'warning',
};

/**
 * Bundles the agent and, as files of their own, its demo and the worker thread that opens PKCS#12 keystores. They run with
 * plain Node ≥ 22.19 in an empty folder.
 */
export async function bundleAgent(outputDirectory: string): Promise<void> {
  await Promise.all([
    build({
      ...SHARED,
      entryPoints: [path.join(AGENT, 'src', 'main.ts')],
      outfile: path.join(outputDirectory, MAIN_FILE),
      plugins: [demoApart],
    }),
    build({
      ...SHARED,
      entryPoints: [path.join(AGENT, 'src', 'cli', DEMO)],
      outfile: path.join(outputDirectory, DEMO_FILE),
    }),
    build({
      ...SHARED,
      entryPoints: [path.join(AGENT, 'src', 'formats', 'pkcs12', 'pkcs12-worker.ts')],
      outfile: path.join(outputDirectory, PKCS12_WORKER_FILE),
    }),
  ]);
}

if (import.meta.main) {
  const dist = path.join(AGENT, 'dist');
  await bundleAgent(dist);
  chmodSync(path.join(dist, MAIN_FILE), 0o755);
}
