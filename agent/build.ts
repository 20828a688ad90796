import { chmodSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, type BuildResult, type Plugin, build } from 'esbuild';

const AGENT = import.meta.dirname;
const DEMO = './demo/demo.ts';
const DEMO_FILE = 'notafter-demo.mjs';

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
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22.19',
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: false,
  legalComments: 'none',
  logLevel: 'warning',
};

/** Bundles the agent and, as a second file, its demo. They run with plain Node ≥ 22.19 in an empty folder. */
export async function bundleAgent(outputDirectory: string, options: BuildOptions = {}): Promise<BuildResult[]> {
  const banner = { js: `#!/usr/bin/env node\n${REQUIRE}` };
  return Promise.all([
    build({
      ...SHARED,
      entryPoints: [path.join(AGENT, 'src', 'main.ts')],
      outfile: path.join(outputDirectory, 'notafter.mjs'),
      banner,
      plugins: [demoApart],
      ...options,
    }),
    build({
      ...SHARED,
      entryPoints: [path.join(AGENT, 'src', 'cli', DEMO)],
      outfile: path.join(outputDirectory, DEMO_FILE),
      banner: { js: REQUIRE },
      ...options,
    }),
  ]);
}

if (import.meta.main) {
  const dist = path.join(AGENT, 'dist');
  const files = ['notafter.mjs', DEMO_FILE].map((name) => path.join(dist, name));
  // The viewer's build writes beside these.
  files.forEach((file) => rmSync(file, { force: true }));
  await bundleAgent(dist);
  chmodSync(files[0] ?? '', 0o755);
}
