/** What kind of trouble a problem is; `no-effect` is the only one that is a warning. */
export type ConfigProblemReason = 'syntax' | 'unknown-key' | 'invalid' | 'not-built' | 'no-effect';

/** One thing to say about a configuration file. Line and column count from 1. */
export interface ConfigProblem {
  readonly line: number;
  readonly column: number;
  /** The key that it speaks of, like `sources[0].paths[1]`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
  readonly reason: ConfigProblemReason;
}

export type ConfigPath = readonly PropertyKey[];

/** `sources[0].paths[1]` */
export function pathText(path: ConfigPath): string {
  return path.reduce<string>((text, segment) => {
    if (typeof segment === 'number') {
      return `${text}[${segment}]`;
    }
    return text === '' ? String(segment) : `${text}.${String(segment)}`;
  }, '');
}

/** `config.yaml:3:5: sources[0].kind: message`, the form that editors and terminals can jump to. */
export function problemText(problem: ConfigProblem, fileName: string): string {
  const place = `${fileName}:${problem.line}:${problem.column}`;
  return problem.path === '' ? `${place}: ${problem.message}` : `${place}: ${problem.path}: ${problem.message}`;
}

export function byPosition(a: ConfigProblem, b: ConfigProblem): number {
  return a.line - b.line || a.column - b.column;
}
