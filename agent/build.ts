import { chmodSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, type Plugin, build } from 'esbuild';

const AGENT = import.meta.dirname;
const DEMO = './demo/demo.ts';
const MAIN_FILE = 'notafter.mjs';
const DEMO_FILE = 'notafter-demo.mjs';
/** `agent/src/formats/pkcs12/ask-worker.ts` starts it under this name. */
const PKCS12_WORKER_FILE = 'notafter-pkcs12.mjs';

/** Credential plug-ins of kubeconfigs, with @kubernetes/client-node, which is as large as the agent without it. */
const PLUG_INS_FILE = 'notafter-plug-ins.mjs';

/** CommonJS packages in the bundle ask for Node's own modules through `require`. */
const REQUIRE = `import { createRequire as createRequireOfBundle } from 'node:module';
const require = createRequireOfBundle(import.meta.url);`;

/** What few need is a file of its own, which is read when it is imported. */
const apart = (filter: RegExp, file: string): Plugin => ({
  name: `${file} apart`,
  setup(builder) {
    builder.onResolve({ filter }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: `./${file}`, external: true } : undefined
    );
  },
});

/** It carries what only issues certificates. */
const demoApart = apart(/^\.\/demo\/demo\.ts$/, DEMO_FILE);
const plugInsApart = apart(/^\.\/plug-in\.ts$/, PLUG_INS_FILE);

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
 * Bundles the agent and, as files of their own, its demo, the worker thread that opens PKCS#12 keystores, and the credential
 * plug-ins of kubeconfigs. They run with plain Node ≥ 22.19 in an empty folder.
 */
export async function bundleAgent(outputDirectory: string): Promise<void> {
  await Promise.all([
    build({
      ...SHARED,
      entryPoints: [path.join(AGENT, 'src', 'main.ts')],
      outfile: path.join(outputDirectory, MAIN_FILE),
      plugins: [demoApart, plugInsApart],
    }),
    build({
      ...SHARED,
      entryPoints: [path.join(AGENT, 'src', 'cli', DEMO)],
      outfile: path.join(outputDirectory, DEMO_FILE),
      plugins: [plugInsApart],
    }),
    build({
      ...SHARED,
      entryPoints: [path.join(AGENT, 'src', 'formats', 'pkcs12', 'pkcs12-worker.ts')],
      outfile: path.join(outputDirectory, PKCS12_WORKER_FILE),
    }),
    build({
      ...SHARED,
      entryPoints: [path.join(AGENT, 'src', 'kube', 'credentials', 'plug-in.ts')],
      outfile: path.join(outputDirectory, PLUG_INS_FILE),
    }),
  ]);
}

if (import.meta.main) {
  const dist = path.join(AGENT, 'dist');
  await bundleAgent(dist);
  chmodSync(path.join(dist, MAIN_FILE), 0o755);
}
