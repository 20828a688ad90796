import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const stamps = path.join(root, 'node_modules/.cache/notafter');

export interface BuildStep {
  /** The npm script. */
  readonly script: string;
  readonly says: string;
  /** Files and folders it is made of, from the root. */
  readonly inputs: readonly string[];
  /** What it writes: built again when it is not there. */
  readonly output: string;
}

/** Runs a build step unless its inputs are those of the last time; says what it does and how long it took. */
export function buildIfChanged(step: BuildStep): void {
  const stamp = path.join(stamps, step.script.replaceAll(':', '-'));
  const digest = digestOf([...step.inputs, 'package-lock.json']);
  if (readIfThere(stamp) === digest && exists(path.join(root, step.output))) {
    process.stdout.write(`  ${step.says}: nothing changed\n`);
    return;
  }
  const startedMs = Date.now();
  process.stdout.write(`  ${step.says} … `);
  const built = spawnSync('npm', ['run', '--silent', step.script], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) {
    process.stdout.write(`failed\n\n${built.stdout}${built.stderr}`);
    process.exit(1);
  }
  process.stdout.write(`${((Date.now() - startedMs) / 1000).toFixed(0)} s\n`);
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, digest);
}

/** A digest of names, sizes and times: enough to know whether something was edited. */
function digestOf(inputs: readonly string[]): string {
  const hash = createHash('sha256');
  for (const input of inputs) {
    const full = path.join(root, input);
    const files = statSync(full).isDirectory() ? filesBelow(full) : [full];
    for (const file of files.sort()) {
      const { size, mtimeMs } = statSync(file);
      hash.update(JSON.stringify([path.relative(root, file), size, mtimeMs]));
    }
  }
  return hash.digest('hex');
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/[\\/](dist|node_modules)([\\/]|$)/.test(entry.parentPath))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

function readIfThere(file: string): string | null {
  return exists(file) ? readFileSync(file, 'utf8') : null;
}
