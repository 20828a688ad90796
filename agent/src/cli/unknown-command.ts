import type { Command } from 'commander';
import { didYouMean } from '../config/closest.ts';

/** `serve` takes no operands: the first one is a command that does not exist. */
export function refuseUnknownCommand(serve: Command): void {
  const [word] = serve.args;
  if (word === undefined) {
    return;
  }
  const names = serve.parent?.commands.map((command) => command.name()) ?? [];
  const hint = didYouMean(word, names) || ` (the commands are ${names.join(', ')})`;
  serve.error(`error: there is no command "${word}"${hint}`);
}
