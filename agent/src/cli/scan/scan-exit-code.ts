import type { State } from '@notafter/core';
import { EXIT } from '../exit-code.ts';
import type { ScanResult } from './scan-result.ts';

const CODE_OF_STATE: Readonly<Record<State, number>> = {
  valid: EXIT.ok,
  silenced: EXIT.ok,
  superseded: EXIT.ok,
  'not-yet-valid': EXIT.warning,
  warning: EXIT.warning,
  critical: EXIT.critical,
  expired: EXIT.critical,
  unreadable: EXIT.unreadable,
};

/** The highest code that any certificate or error asks for. */
export function scanExitCode({ certificates, errors }: Pick<ScanResult, 'certificates' | 'errors'>): number {
  const codes = certificates.map(({ state }) => CODE_OF_STATE[state]);
  return Math.max(EXIT.ok, ...codes, errors.length > 0 ? EXIT.unreadable : EXIT.ok);
}
