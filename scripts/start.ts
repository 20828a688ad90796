import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildIfChanged } from './build-if-changed.ts';

const root = path.dirname(import.meta.dirname);

process.stdout.write('Notafter: building what changed\n');
buildIfChanged({
  script: 'build:plugin',
  says: 'the Grafana plugin',
  inputs: ['src', 'core/src', '.config', 'webpack.config.ts', 'CHANGELOG.md', 'scripts/texts'],
  output: 'dist/module.js',
});
buildIfChanged({
  script: 'build:viewer',
  says: 'the viewer',
  inputs: ['src', 'core/src', 'viewer/src', 'viewer/build.ts'],
  output: 'agent/dist/viewer/index.html',
});
buildIfChanged({
  script: 'build:agent',
  says: 'the agent',
  inputs: ['agent/src', 'agent/build.ts', 'core/src', 'testkit/src', 'viewer/src', 'src'],
  output: 'agent/dist/notafter.mjs',
});

const agent = spawn(process.execPath, [path.join(root, 'agent/dist/notafter.mjs'), 'demo', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => agent.kill(signal));
}
agent.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === null ? 1 : 0);
});
