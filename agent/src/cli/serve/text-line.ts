import { printable } from '@notafter/core';

/** A JSON line of the log as text for people: time, level, message, then what else was said as `key=value`. */
export function textLine(json: string): string {
  const { time, level, msg, err, ...rest } = JSON.parse(json) as Record<string, unknown>;
  const details = Object.entries(rest).map(([key, value]) => `${key}=${valueText(value)}`);
  const error = isRecord(err) ? [`error=${valueText(err.message)}`] : [];
  return `${printable([time, String(level).toUpperCase().padEnd(5), msg, ...details, ...error].join(' '), Infinity)}\n`;
}

function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return typeof value === 'string' && /[\s"=]/.test(text) ? JSON.stringify(text) : text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
