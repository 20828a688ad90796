import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BUNDLE, NODE_OPTIONS } from './agent-process.ts';
import type { Group } from './group.ts';
import { GROUPS } from './groups.ts';
import { load, machine } from './machine.ts';
import { type Run, resultsOf } from './result.ts';
import { machineText, tableText } from './table.ts';

const RESULTS = path.join(import.meta.dirname, 'results.json');
const RUN_GROUP = path.join(import.meta.dirname, 'run-group.ts');

const USAGE = `npm run bench -- [--only <pattern>] [--quick] [--runs <number>]

  --only   groups whose name has this in it: ${GROUPS.map(({ name }) => name).join(', ')}
  --quick  three runs, without the groups that take minutes
  --runs   how often each group is measured, 5 when absent
`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    runs: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

/** A process of its own, so that no memory or machine code of another run is counted; Node runs as in the image. */
function measure({ name }: Group): Run {
  const { status, stdout } = spawnSync(process.execPath, [...NODE_OPTIONS, RUN_GROUP, name], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) {
    throw new Error(`${name} could not be measured`);
  }
  return JSON.parse(stdout) as Run;
}

function measureAll(): void {
  const runs = Number(values.runs ?? (values.quick ? 3 : 5));
  const groups = GROUPS.filter(({ name, isSlow }) => name.includes(values.only) && !(values.quick && isSlow));
  const loadBefore = load();
  const results = groups.flatMap((group) => {
    group.prepare?.();
    process.stderr.write(`${group.name} …\n`);
    return resultsOf(
      group,
      Array.from({ length: runs }, () => measure(group))
    );
  });
  const about = machine(loadBefore);
  writeFileSync(RESULTS, `${JSON.stringify({ machine: about, runs, results }, null, 2)}\n`);
  process.stdout.write(`\n${machineText(about, runs)}\n\n${tableText(results)}\n`);
}

if (values.help) {
  process.stdout.write(USAGE);
} else if (existsSync(BUNDLE)) {
  measureAll();
} else {
  process.stderr.write('The agent is not built: npm run build:agent, then again.\n');
  process.exitCode = 1;
}
