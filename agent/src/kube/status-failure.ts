import type { Reason } from '@notafter/core';
import { type BodyFormat, formatOf } from './codec.ts';
import { type Failure, oneLine } from './failure.ts';
import { readJsonStatus } from './json-meta.ts';
import { createFieldReader } from './protobuf-fields.ts';
import { type ApiStatus, openEnvelope, readStatus } from './protobuf-messages.ts';

interface Meaning {
  readonly reason: Reason;
  readonly text: string;
  readonly advice: string;
}

const MEANINGS: Readonly<Record<number, Meaning>> = {
  401: {
    reason: 'unauthorized',
    text: 'the credentials are refused',
    advice: 'check the token or client certificate',
  },
  403: { reason: 'forbidden', text: 'not allowed', advice: '`notafter rbac` prints the rights that are needed' },
  404: { reason: 'not_served', text: 'not served here', advice: 'is its CustomResourceDefinition installed?' },
  429: { reason: 'rate_limited', text: 'too many requests', advice: 'it is tried again later' },
};

const OTHER: Meaning = { reason: 'api_error', text: 'the server failed', advice: 'it is tried again' };

/** Longer ones are cut: an hour of patience would be an hour of blindness. */
const LONGEST_RETRY_AFTER_MS = 600_000;

/** What an answer of another kind than 200 means. @param what the request, for people */
export function statusFailure(what: string, status: ApiStatus, retryAfterMs?: number): Failure {
  const code = status.code ?? 500;
  const meaning = MEANINGS[code] ?? OTHER;
  const isMissing = code === 404 && status.name !== '';
  const said = oneLine(status.message);
  const message = `${what}: ${code}, ${said === '' ? meaning.text : said}; ${meaning.advice}`;
  return {
    ok: false,
    reason: isMissing ? 'missing' : meaning.reason,
    message: isMissing ? `${what}: it does not exist` : message,
    code,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs: Math.min(retryAfterMs, LONGEST_RETRY_AFTER_MS) }),
  };
}

/** The Status in the body of an answer; without one, the code alone. Never throws. */
export function statusOf(code: number, contentType: string | undefined, body: Buffer): ApiStatus {
  try {
    return { ...statusIn(body, formatOf(contentType)), code };
  } catch {
    return { code, message: '', name: '' };
  }
}

function statusIn(body: Buffer, format: BodyFormat | null): ApiStatus {
  if (format === 'protobuf') {
    const reader = createFieldReader(body);
    return readStatus(reader, openEnvelope(reader, { start: 0, end: body.length }));
  }
  return format === 'json' ? readJsonStatus(JSON.parse(body.toString())) : { code: null, message: '', name: '' };
}

/** `Retry-After` in seconds, or as a date (RFC 9110 §10.2.3), as milliseconds from now; undefined without one. */
export function retryAfter(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) {
    return undefined;
  }
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}
