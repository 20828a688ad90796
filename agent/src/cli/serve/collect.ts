import { InvalidArgumentError } from 'commander';

/** A flag that may be given several times. */
export function collect(value: string, earlier: readonly string[] = []): string[] {
  if (value === '') {
    throw new InvalidArgumentError('It is empty.');
  }
  return [...earlier, value];
}
