import { type Logger, pino } from 'pino';
import type { Config } from '../../config/config.ts';
import { textLine } from './text-line.ts';

/** Writes JSON lines, or text for people. Only what is passed to it: no request headers, no bodies of certificates. */
export function createLog({ level, format }: Config['log'], write: (line: string) => void): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: levelName } };
  return pino(options, { write: format === 'json' ? write : (line) => write(textLine(line)) });
}

function levelName(label: string): { level: string } {
  return { level: label };
}
