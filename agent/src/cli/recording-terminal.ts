import type { Terminal } from './terminal.ts';

export interface RecordingTerminal extends Terminal {
  /** All that was written to the output, and to the error output. */
  readonly output: () => string;
  readonly errors: () => string;
}

/** A terminal for tests that keeps what it is told. */
export function recordingTerminal(parts: Partial<Terminal> = {}): RecordingTerminal {
  const output: string[] = [];
  const errors: string[] = [];
  return {
    environment: {},
    isInteractive: false,
    columns: null,
    ...parts,
    write: (text) => void output.push(text),
    writeError: (text) => void errors.push(text),
    output: () => output.join(''),
    errors: () => errors.join(''),
  };
}
