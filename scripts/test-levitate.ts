import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Asks Grafana's levitate whether every module of the plugin keeps to what the oldest and the newest Grafana offer. */

const root = path.dirname(import.meta.dirname);
const LEVITATE = '@grafana/levitate@0.17.2';
const VERSIONS = ['12.3.0', '13.2.2'];
const PACKAGES = ['@grafana/data', '@grafana/runtime', '@grafana/ui'];

/** It follows imports, so that one file that imports all modules takes as long as one of them. */
const entry = path.join(root, 'test-results/levitate/every-module.ts');
const modules = globSync('src/**/module.{ts,tsx}', { cwd: root }).sort();
mkdirSync(path.dirname(entry), { recursive: true });
writeFileSync(entry, modules.map((file) => `import '../../${file.replace(/\.tsx?$/, '')}';\n`).join(''));

const failed = VERSIONS.filter((version) => {
  const target = PACKAGES.map((name) => `${name}@${version}`).join(',');
  const args = ['--yes', LEVITATE, 'is-compatible', '--path', path.relative(root, entry), '--target', target];
  return spawnSync('npx', args, { cwd: root, stdio: 'inherit' }).status !== 0;
});
process.stdout.write(`${modules.length} modules, ${VERSIONS.length - failed.length} passed, ${failed.length} failed\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
