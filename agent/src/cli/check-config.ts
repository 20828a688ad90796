import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { problemText } from '../config/config-problem.ts';
import { loadConfig } from '../config/load-config.ts';
import { EXIT } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** Prints everything that is wrong with a configuration file. */
export async function checkConfig(file: string, terminal: Terminal): Promise<number> {
  let content: string;
  try {
    content = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    terminal.writeError(`notafter: ${file} cannot be read: ${(error as Error).message}\n`);
    return EXIT.failed;
  }
  const name = file === '-' ? 'standard input' : file;
  const result = loadConfig(content, name, terminal.environment);
  if (!result.ok) {
    result.problems.forEach((problem) => terminal.writeError(`${problemText(problem, name)}\n`));
    return EXIT.failed;
  }
  result.warnings.forEach((warning) => terminal.writeError(`${problemText(warning, name)} (warning)\n`));
  const { length } = result.config.sources;
  terminal.write(`${name} is good: ${length} ${length === 1 ? 'source' : 'sources'}\n`);
  return EXIT.ok;
}
