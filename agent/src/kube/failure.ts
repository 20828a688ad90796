import type { Reason } from '@notafter/core';

/** Why something could not be had of the API server. */
export interface Failure {
  readonly ok: false;
  readonly reason: Reason;
  /** What happened, where, and what to do next. */
  readonly message: string;
  /** The HTTP status, where there was an answer. */
  readonly code?: number;
  /** The server asked for so much patience. */
  readonly retryAfterMs?: number;
}

export function failure(reason: Reason, message: string): Failure {
  return { ok: false, reason, message };
}

/** Whatever was thrown, as text of one line. What JSON.parse throws quotes what it read, which may be secret. */
export function textOf(error: unknown): string {
  if (error instanceof SyntaxError && error.message.endsWith('is not valid JSON')) {
    return 'it is not JSON';
  }
  return oneLine(error instanceof Error ? error.message || error.name : String(error));
}

/** Text of a server or a plug-in, as one line of bounded length. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}
