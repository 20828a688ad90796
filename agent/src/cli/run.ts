import { CommanderError } from 'commander';
import { EXIT } from './exit-code.ts';
import { createProgram } from './program.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command line and returns the exit code. Never rejects: our own fault is one line, with --debug its stack. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode: number = EXIT.ok;
  const program = createProgram(terminal, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    }
    terminal.writeError(`${faultText(error, args.includes('--debug'))}\n`);
    return EXIT.software;
  }
}

/** What is said of our own fault. */
export function faultText(error: unknown, withStack: boolean): string {
  const message = error instanceof Error ? error.message : String(error);
  const stack = withStack && error instanceof Error ? `\n${error.stack}` : '';
  const hint = withStack ? '' : ' (--debug shows where)';
  return `notafter: this is our own fault, please report it: ${message}${hint}${stack}`;
}
