#!/usr/bin/env node
import { EXIT } from './cli/exit-code.ts';
import { faultText, run } from './cli/run.ts';
import { processTerminal } from './cli/terminal.ts';

// `notafter scan | head` closes our output early: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.software)
);

const args = process.argv.slice(2);

process.on('uncaughtException', (error) => {
  process.stderr.write(`${faultText(error, args.includes('--debug'))}\n`);
  process.exit(EXIT.software);
});

process.exitCode = await run(args, processTerminal());
