type Environment = Readonly<Record<string, string | undefined>>;

/** Where a command reads its surroundings from and writes to. */
export interface Terminal {
  readonly environment: Environment;
  /** Whether people read the output, so that colours help. */
  readonly isInteractive: boolean;
  /** Characters a line; null when the output is no terminal. */
  readonly columns: number | null;
  write(text: string): void;
  writeError(text: string): void;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  return {
    environment: env,
    isInteractive: stdout.isTTY === true,
    columns: (stdout.isTTY && stdout.columns) || null,
    write: (text) => void stdout.write(text),
    writeError: (text) => void stderr.write(text),
  };
}
