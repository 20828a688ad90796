import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BUNDLE } from '../agent-process.ts';
import type { Figure, Group } from '../group.ts';

const DIRECTORY = '/etc/ssl/certs';
const REPOSITORY = path.join(import.meta.dirname, '..', '..');

export const scan: Group = {
  name: 'scan',
  rows: {
    bundle: { name: 'notafter scan /etc/ssl/certs, the bundle', unit: 's', budget: 1 },
    npx: { name: 'npx notafter scan /etc/ssl/certs, in a checkout', unit: 's', budget: null },
  },
  async run() {
    if (!existsSync(DIRECTORY)) {
      return {};
    }
    return {
      bundle: timed(process.execPath, [BUNDLE, 'scan', DIRECTORY]),
      npx: timed('npx', ['notafter', 'scan', DIRECTORY]),
    };
  },
};

function timed(command: string, args: readonly string[]): Figure {
  const startMs = performance.now();
  const { status, stderr } = spawnSync(command, args, { cwd: REPOSITORY, stdio: ['ignore', 'ignore', 'pipe'] });
  const value = (performance.now() - startMs) / 1000;
  if (status === null || status > 3) {
    throw new Error(`${command} failed: ${String(stderr)}`);
  }
  return { value };
}
