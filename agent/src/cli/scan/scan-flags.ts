import { type Command, Option } from 'commander';

export const OUTPUTS = ['table', 'json', 'csv', 'ndjson'] as const;

export interface ScanFlags {
  readonly output: (typeof OUTPUTS)[number];
  readonly debug?: boolean;
}

/** Adds the flags of `scan` to its command. */
export function addScanFlags(command: Command): Command {
  return command
    .addOption(new Option('-o, --output <form>', 'how to print').choices(OUTPUTS).default('table'))
    .option('--debug', 'say what is read; stack traces of our own faults');
}
