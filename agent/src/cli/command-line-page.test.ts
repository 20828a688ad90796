import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { createProgram } from './program.ts';
import { recordingTerminal } from './recording-terminal.ts';
import { run } from './run.ts';

const PAGE = readFileSync(path.join(import.meta.dirname, '../../../docs/command-line.md'), 'utf8');
const PROGRAM = createProgram(recordingTerminal(), () => {});

/** The help texts of the page: of the whole and of each command, in its order. */
const HELP_TEXTS = [...PAGE.matchAll(/```text\n(.*?)\n```/gs)].map(([, text]) => text);

async function helpOf(...command: string[]): Promise<string> {
  const terminal = recordingTerminal();
  await run([...command, '--help'], terminal);
  return terminal.output().trimEnd();
}

describe('docs/command-line.md', () => {
  for (const [index, command] of [[], ['serve'], ['scan'], ['demo'], ['check-config'], ['rbac']].entries()) {
    it(`has the help of notafter ${command.join(' ')} word for word`, async () => {
      assert.equal(HELP_TEXTS[index], await helpOf(...command));
    });
  }

  it('speaks of every flag of serve, hidden ones too', () => {
    const serve = PROGRAM.commands.find((command) => command.name() === 'serve');
    const flags = serve?.options.flatMap(({ long, short }) => [long, short]).filter((flag) => typeof flag === 'string');
    assert.ok(flags !== undefined && flags.length > 30);
    const table = PAGE.slice(PAGE.indexOf('### Flags of x509'), PAGE.indexOf('### Environment'));
    const ours = ['--viewer-directory'];
    assert.deepEqual(
      flags.filter((flag) => !table.includes(`\`${flag}\``) && !ours.includes(flag)),
      []
    );
  });

  it('says of each flag in its table truly whether it is built', async () => {
    const rows = PAGE.split('\n').filter((line) => /^\| `-/.test(line));
    for (const row of rows) {
      for (const [, flag = ''] of row.matchAll(/`(--[\w.-]+)`/g)) {
        const serve = PROGRAM.commands.find((command) => command.name() === 'serve');
        const option = serve?.options.find(({ long }) => long === flag);
        const isRefused = option?.description.includes('not built yet') ?? false;
        assert.equal(row.includes('not built yet'), isRefused, flag);
      }
    }
  });
});
