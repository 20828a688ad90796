import type { Answer } from '../http/answer.ts';

/** The viewer runs its own scripts only; @emotion/css writes style elements, icons are inlined SVG. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

/** What certificates say is attacker-controlled text: no answer may be sniffed into something else, or framed elsewhere. */
export const SECURITY_HEADERS: Answer['headers'] = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': CONTENT_SECURITY_POLICY,
};
