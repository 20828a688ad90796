import { type Failure, failure, textOf } from './failure.ts';

/** The request was given up, since nothing came in time. */
export class DeadlineError extends Error {}

/** OpenSSL's and Node's names for a certificate that could not be verified. */
const UNVERIFIED = /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT_|HOSTNAME_MISMATCH)/;

const ADVICE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there: is the API server up, and the address right?',
  ECONNRESET: 'the connection was reset',
  ENOTFOUND: 'its name has no address: is it right, and does DNS answer?',
  EAI_AGAIN: 'DNS does not answer',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no route to it',
  ETIMEDOUT: 'the connection timed out: is there a firewall or network policy between?',
};

/** A request that got no answer, or not the whole of it. @param what the request, for people */
export function networkFailure(what: string, error: unknown): Failure {
  if (error instanceof DeadlineError) {
    return failure('timed_out', `${what}: ${error.message}`);
  }
  const code = codeOf(error);
  if (UNVERIFIED.test(code)) {
    const advice = 'the server’s certificate cannot be verified: check certificate-authority and tls-server-name';
    return failure('unreachable', `${what}: ${textOf(error)}; ${advice}`);
  }
  return failure('unreachable', `${what}: ${ADVICE[code] ?? textOf(error)}`);
}

/** Of several addresses that were tried, the first one's. */
function codeOf(error: unknown): string {
  const single: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code: unknown = single instanceof Error && 'code' in single ? single.code : '';
  return typeof code === 'string' ? code : '';
}
